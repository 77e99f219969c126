package org.metaspo.task.source.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.event.Listener;
import org.metaspo.http.Headers;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.OutageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The hosts that data comes from: the public hub ({@code huggingface.co}), the public code host's raw files, and plain web
 * sites. Every method says in words what is wrong and what helps: {@link BadInputException} where the request is at fault,
 * {@link OutageException} where a host is. Not for several threads.
 */
public final class DataHosts implements AutoCloseable {
    private static final String CODE = "https://raw.githubusercontent.com/";
    private static final String CODE_API = "https://api.github.com/repos/";

    private final Hosts hosts;
    private final Wire wire;
    private final Patience patience;
    private final Cache cache;
    private final Downloads downloads;

    /**
     * Reaches no host yet.
     *
     * @param environment HF_TOKEN, HF_ENDPOINT, METASPO_MIRROR and the proxies' variables
     * @param cache where files are kept
     * @param pause how to wait between attempts
     * @param listener hears how far a transfer is
     */
    public DataHosts(UnaryOperator<@Nullable String> environment, Cache cache, Pause pause, Listener listener) {
        this.hosts = Hosts.of(environment);
        this.wire = new Wire(hosts, environment);
        this.patience = Patience.usual(pause);
        this.cache = cache;
        this.downloads = new Downloads(wire, patience, cache, listener);
    }

    /** A data set of the hub; renamed ones are found under their new name. */
    public DatasetFacts dataset(String id, String revision) throws InterruptedException {
        URI address =
                URI.create("https://" + Hosts.HUB + "/api/datasets/" + path(id) + "/revision/" + segment(revision));
        try {
            return patience.with(address.toString(), () -> wire.get(address, Map.of(), answer -> facts(answer.text())));
        } catch (StatusException e) {
            throw Refusals.byHub(id, address, hosts.token() != null, e);
        }
    }

    private static DatasetFacts facts(String body) throws IOException {
        try {
            JsonNode facts = JsonMapper.shared().readTree(body);
            String commit = facts.path("sha").asString("");
            if (!commit.matches("[0-9a-f]{40}")) {
                throw new IOException("the answer names no commit");
            }
            JsonNode licence = facts.path("cardData").path("license");
            List<String> files = new ArrayList<>();
            facts.path("siblings")
                    .forEach(file -> files.add(file.path("rfilename").asString("")));
            return new DatasetFacts(facts.path("id").asString(""), commit, text(licence), files);
        } catch (JacksonException e) {
            throw new IOException("the answer is not JSON", e);
        }
    }

    private static @Nullable String text(JsonNode licence) {
        return licence.isArray()
                ? licence.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : licence.asString(null);
    }

    /** A file of a data set at a commit: its size and checksum as the hub states them. */
    public RemoteFile file(String dataset, String commit, String path) throws InterruptedException {
        URI address = hubAddress(dataset, commit, path);
        try {
            Map<String, List<String>> headers = patience.with(address.toString(), () -> wire.head(address));
            String linked = Headers.first(headers, "X-Linked-Etag");
            String tag = Objects.requireNonNullElse(linked == null ? Headers.first(headers, "ETag") : linked, "");
            return new RemoteFile(
                    address, true, size(Headers.first(headers, "X-Linked-Size")), tag, Checksum.ofTag(tag));
        } catch (StatusException e) {
            throw Refusals.byHub(dataset, address, hosts.token() != null, e);
        }
    }

    /** Where a file of a data set is. */
    public static URI hubAddress(String dataset, String commit, String path) {
        return URI.create("https://" + Hosts.HUB + "/datasets/" + path(dataset) + "/resolve/" + segment(commit) + "/"
                + path(path));
    }

    /** The commit that a branch or tag of a public code repository means today. */
    public String commit(String repository, String revision) throws InterruptedException {
        if (revision.matches("[0-9a-f]{40}")) {
            return revision;
        }
        URI address = URI.create(CODE_API + path(repository) + "/commits/" + segment(revision));
        Map<String, String> plain = Map.of("Accept", "application/vnd.github.sha");
        try {
            return patience.with(
                    address.toString(),
                    () -> wire.get(address, plain, answer -> {
                        String commit = answer.text().strip();
                        if (!commit.matches("[0-9a-f]{40}")) {
                            throw new IOException("the answer is no commit");
                        }
                        return commit;
                    }));
        } catch (StatusException e) {
            throw Refusals.byHost(address, e);
        }
    }

    /** A raw file of a public code repository at a commit. */
    public static RemoteFile codeFile(String repository, String commit, String path) {
        URI address = URI.create(CODE + path(repository) + "/" + segment(commit) + "/" + path(path));
        return new RemoteFile(address, true, -1, "", Optional.empty());
    }

    /** A plain file of a web site, as it is today. */
    public RemoteFile webFile(URI address) throws InterruptedException {
        try {
            Map<String, List<String>> headers = patience.with(address.toString(), () -> wire.head(address));
            String tag = Objects.requireNonNullElse(
                    Headers.first(headers, "ETag"), String.valueOf(Headers.first(headers, "Last-Modified")));
            return new RemoteFile(
                    address, false, size(Headers.first(headers, "Content-Length")), tag, Optional.empty());
        } catch (StatusException e) {
            throw Refusals.byHost(address, e);
        }
    }

    private static long size(@Nullable String header) {
        return header == null || !header.matches("\\d{1,18}") || header.equals("0") ? -1 : Long.parseLong(header);
    }

    /** The file itself, fetched where it is not in the cache. */
    public Path fetch(RemoteFile file) throws InterruptedException {
        try {
            return downloads.fetch(file);
        } catch (StatusException e) {
            throw refused(file.address(), e);
        }
    }

    /** A part of a file that is too large to be fetched whole; shorter where the file ends. */
    public byte[] range(RemoteFile file, long from, int length) throws InterruptedException {
        Map<String, String> range = Map.of("Range", "bytes=" + from + "-" + (from + length - 1));
        try {
            return patience.with(
                    file.address().toString(),
                    () -> wire.get(file.address(), range, answer -> {
                        if (answer.status() != 206) {
                            throw new StatusException(answer.status(), answer.headers(), "no ranges are served");
                        }
                        return answer.body().readNBytes(length);
                    }));
        } catch (StatusException e) {
            throw refused(file.address(), e);
        }
    }

    private RuntimeException refused(URI address, StatusException e) {
        if (!Hosts.HUB.equals(address.getHost())) {
            return Refusals.byHost(address, e);
        }
        String[] segments = address.getPath().split("/", -1);
        return Refusals.byHub(segments[2] + "/" + segments[3], address, hosts.token() != null, e);
    }

    /** Where files are kept. */
    public Cache cache() {
        return cache;
    }

    private static String path(String path) {
        return Arrays.stream(path.split("/", -1)).map(DataHosts::segment).collect(Collectors.joining("/"));
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Ends all connections. */
    @Override
    public void close() {
        wire.close();
    }
}
