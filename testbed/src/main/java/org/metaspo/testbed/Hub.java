package org.metaspo.testbed;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the public hub of data sets, its viewer and other hosts with files, on the loopback address: a mirror in the
 * sense that {@code url()/HOST/PATH} answers as {@code https://HOST/PATH} does. Large files are served by a second port,
 * as by another host.
 */
public final class Hub implements AutoCloseable {
    /** The hub's own host. */
    public static final String HOST = "huggingface.co";

    /** The viewer's host. */
    public static final String VIEWER = "datasets-server.huggingface.co";

    private final HttpServer mirror;
    private final HttpServer cdn;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, HubDataset> datasets = new ConcurrentHashMap<>();
    private final Map<String, String> renamed = new ConcurrentHashMap<>();
    private final Set<String> revisions = ConcurrentHashMap.newKeySet();
    private final Map<String, byte[]> sites = new ConcurrentHashMap<>();
    private final Queue<HubCall> calls = new ConcurrentLinkedQueue<>();
    private volatile @Nullable String token;
    private volatile HubPlan plan = HubPlan.none();

    private Hub() throws IOException {
        revisions.add("main");
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        mirror = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        cdn = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        mirror.createContext("/", new HubHandler(this, false, end));
        cdn.createContext("/", new HubHandler(this, true, end));
        for (HttpServer server : List.of(mirror, cdn)) {
            server.setExecutor(threads);
            server.start();
        }
    }

    /** Starts to listen, on any free ports. */
    public static Hub start() throws IOException {
        return new Hub();
    }

    /** Where the hosts are mirrored: {@code http://127.0.0.1:PORT}. */
    public String url() {
        return "http://127.0.0.1:" + mirror.getAddress().getPort();
    }

    /** Has a data set, in place of one with the same id. */
    public Hub with(HubDataset dataset) {
        datasets.put(dataset.id(), dataset);
        return this;
    }

    /** A data set was called otherwise once. */
    public Hub renamed(String from, String to) {
        renamed.put(from, to);
        return this;
    }

    /** Another host has a file: {@code host/path}. */
    public Hub site(String hostAndPath, byte[] bytes) {
        sites.put(hostAndPath, bytes);
        return this;
    }

    /** Every data set's present state is also called so. */
    public Hub revision(String name) {
        revisions.add(name);
        return this;
    }

    /** The token that gated files ask for. */
    public Hub token(String accepted) {
        token = accepted;
        return this;
    }

    /** From now on requests fail by this plan. */
    public Hub plan(HubPlan faults) {
        plan = faults;
        return this;
    }

    /** What was asked so far, in the order of arrival. */
    public List<HubCall> calls() {
        return List.copyOf(calls);
    }

    String cdnUrl() {
        return "http://127.0.0.1:" + cdn.getAddress().getPort();
    }

    Map<String, HubDataset> datasets() {
        return datasets;
    }

    Map<String, String> renamed() {
        return renamed;
    }

    Set<String> revisions() {
        return revisions;
    }

    Map<String, byte[]> sites() {
        return sites;
    }

    @Nullable
    String token() {
        return token;
    }

    HubPlan plan() {
        return plan;
    }

    synchronized HubCall arrived(
            String host,
            String method,
            String path,
            Map<String, String> query,
            @Nullable String range,
            boolean authorized) {
        long before = calls.stream()
                .filter(call -> call.method().equals(method)
                        && call.host().equals(host)
                        && call.path().equals(path)
                        && call.query().equals(query))
                .count();
        HubCall call = new HubCall(calls.size() + 1L, host, method, path, query, range, authorized, (int) before + 1);
        calls.add(call);
        return call;
    }

    /** Stops at once. */
    @Override
    public void close() {
        end.countDown();
        mirror.stop(0);
        cdn.stop(0);
        threads.shutdownNow();
    }
}
