package org.metaspo.cli.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metaspo.cli.report.ReportPage;
import org.metaspo.problem.BadInputException;
import tools.jackson.databind.json.JsonMapper;

/** Serves the runs of a folder to browsers on this machine. */
public final class Dashboard implements AutoCloseable {
    private static final Pattern RUN = Pattern.compile("/runs/([0-9a-f]{16})/(report|stop|resume)");
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 64;
    /** Watching pages keep one each; browsers open some more. */
    static final int MOST_CONNECTIONS = 128;

    private static final int SECONDS_TO_ASK = 20;
    private static final int MOST_HEADERS = 64;
    /** A request to the dashboard has no body that it reads. */
    private static final int MOST_BODY = 1_024;

    static {
        // The JDK's server reads these once, when it is first used. It has no limits of its own.
        limit("jdk.httpserver.maxConnections", MOST_CONNECTIONS);
        limit("sun.net.httpserver.maxReqTime", SECONDS_TO_ASK);
        limit("sun.net.httpserver.maxReqHeaders", MOST_HEADERS);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RunsFolder folder;
    private final LiveRuns live;
    private final Gate gate;
    private final Workers workers;

    private Dashboard(HttpServer server, Path path, Workers workers) {
        this.server = server;
        this.folder = new RunsFolder(path);
        this.live = new LiveRuns(folder);
        this.gate = new Gate(server.getAddress().getPort());
        this.workers = workers;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Starts it.
     *
     * @param path a folder with run directories in it, or below it
     * @param port 0 for any free one
     * @throws BadInputException there is no such folder, or the port is taken
     */
    public static Dashboard start(Path path, int port) {
        return start(path, port, Workers.ofThisProgram());
    }

    static Dashboard start(Path path, int port, Workers workers) {
        if (!Files.isDirectory(path)) {
            throw new BadInputException(
                    path.toString(), "There is no such folder.", "Give one that holds run directories.");
        }
        try {
            InetSocketAddress loopback = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
            return new Dashboard(HttpServer.create(loopback, BACKLOG), path, workers);
        } catch (BindException e) {
            throw new BadInputException(
                    "--port " + port, "cannot be had (" + e.getMessage() + ").", "Give another one, or 0 for any.", e);
        } catch (IOException e) {
            throw new BadInputException("127.0.0.1", "cannot be served (" + e + ").", "Check the network setup.", e);
        }
    }

    private static void limit(String property, int most) {
        System.setProperty(property, String.valueOf(most));
    }

    /** Where it is. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!gate.isOurs(exchange)) {
                Reply.refused(403, "This dashboard answers pages of its own alone.")
                        .send(exchange);
            } else if (exchange.getRequestBody().readNBytes(MOST_BODY + 1).length > MOST_BODY) {
                Reply.refused(413, "No request here has such a body.").send(exchange);
            } else if (path(exchange).equals("/events")
                    && exchange.getRequestMethod().equals("GET")) {
                live.follow(exchange);
            } else {
                reply(exchange).send(exchange);
            }
        }
    }

    /** Empty for what has none, such as {@code *} or {@code mailto:somebody}. */
    private static String path(HttpExchange exchange) {
        return Objects.requireNonNullElse(exchange.getRequestURI().getPath(), "");
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String path = path(exchange);
        Matcher run = RUN.matcher(path);
        boolean changes = exchange.getRequestMethod().equals("POST");
        if (!changes && !exchange.getRequestMethod().matches("GET|HEAD")) {
            return Reply.refused(405, "GET and POST are known here.");
        }
        if (run.matches()) {
            Optional<Path> directory = folder.directory(run.group(1));
            if (directory.isEmpty()) {
                return Reply.refused(404, "There is no such run.");
            }
            return switch (run.group(2)) {
                case "report" -> changes ? Reply.refused(405, "Ask for it by GET.") : report(directory.get());
                default ->
                    changes ? change(exchange, run.group(2), directory.get()) : Reply.refused(405, "Ask by POST.");
            };
        }
        if (changes) {
            return Reply.refused(405, "Nothing can be changed here.");
        }
        return switch (path) {
            case "/" -> Reply.html(DashboardPage.of(gate.token(), folderName()));
            case "/runs" -> Reply.json(JsonMapper.shared().writeValueAsString(folder.rows()));
            default -> Reply.refused(404, "There is nothing here.");
        };
    }

    private String folderName() {
        return folder.path().toAbsolutePath().normalize().toString();
    }

    private Reply change(HttpExchange exchange, String what, Path directory) throws IOException {
        if (!gate.mayChange(exchange)) {
            return Reply.refused(403, "The page is of an earlier start: load it again.");
        }
        boolean done = what.equals("stop") ? workers.stop(directory) : workers.resume(directory);
        return Reply.json("{\"done\": " + done + "}");
    }

    /** Made anew where it is older than the result. */
    private static Reply report(Path directory) throws IOException {
        Path page = directory.resolve(ReportPage.FILE);
        Path result = directory.resolve("result.json");
        try {
            // A link could lead anywhere.
            boolean fresh = Files.isRegularFile(page, LinkOption.NOFOLLOW_LINKS)
                    && Files.exists(result)
                    && Files.getLastModifiedTime(page).compareTo(Files.getLastModifiedTime(result)) >= 0;
            return Reply.html(Files.readString(fresh ? page : ReportPage.write(directory)));
        } catch (BadInputException e) {
            return Reply.refused(409, String.valueOf(e.getMessage()));
        }
    }

    /** Lets go of the port. Runs go on. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
