package org.metaspo.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.LocalRuntime.Progress;
import org.metaspo.problem.BadInputException;

/**
 * Downloads a file by {@code /OWNER/NAME/resolve/REVISION/PATH}. Large files answer with a redirect to other hosts; the
 * token goes to the hub's own host alone. A download that was cut off goes on where it stopped.
 *
 * @param base the hub or a mirror of it, from {@code HF_ENDPOINT}
 * @param token from {@code HF_TOKEN}; not needed for public files
 * @param connectMillis short, so that a closed network leads to the next source at once
 * @param readMillis longest silence while the body comes
 */
record HuggingFace(URI base, @Nullable String token, int connectMillis, int readMillis) implements WeightSource {
    private static final int REDIRECTS = 5;
    private static final int TRIES = 3;

    static HuggingFace of(Map<String, String> environment) {
        String endpoint = environment.getOrDefault("HF_ENDPOINT", "");
        String token = environment.getOrDefault("HF_TOKEN", "");
        URI base = address(endpoint.isBlank() ? "https://huggingface.co" : endpoint.strip());
        return new HuggingFace(base, token.isBlank() ? null : token.strip(), 5_000, 30_000);
    }

    private static URI address(String endpoint) {
        try {
            URI base = new URI(endpoint);
            if (base.getHost() != null && ("http".equals(base.getScheme()) || "https".equals(base.getScheme()))) {
                return base;
            }
        } catch (URISyntaxException e) {
            throw noAddress(endpoint, e);
        }
        throw noAddress(endpoint, null);
    }

    private static BadInputException noAddress(String endpoint, @Nullable URISyntaxException cause) {
        String what = "'" + endpoint + "' is no HTTP address.";
        String remedy = "Unset it, or give the address of a mirror, such as https://huggingface.co.";
        return cause == null
                ? new BadInputException("HF_ENDPOINT", what, remedy)
                : new BadInputException("HF_ENDPOINT", what, remedy, cause);
    }

    @Override
    public String title() {
        return "Hugging Face (" + base.getHost() + ")";
    }

    @Override
    public void fetch(KnownModel model, Path part, Progress progress)
            throws SourceFailedException, InterruptedException {
        URI file = location(model.huggingFace());
        for (int attempt = 1; ; attempt++) {
            try {
                download(file, model, part, progress);
                return;
            } catch (IOException e) {
                // A body that breaks off is worth going on with; a host that does not answer is not.
                long have = sizeOf(part);
                if (attempt == TRIES || have == 0) {
                    throw new SourceFailedException(
                            have == 0
                                    ? "could not be reached (" + reason(e) + "); check the network or set HF_ENDPOINT"
                                            + " to a mirror"
                                    : "was cut off at " + have + " of " + model.bytes() + " bytes (" + reason(e)
                                            + "); the same command goes on from there",
                            e);
                }
            }
        }
    }

    private URI location(KnownModel.HubFile file) {
        String root = base.toString().replaceAll("/+$", "");
        return URI.create(root + "/" + file.repository() + "/resolve/"
                + URLEncoder.encode(file.revision(), StandardCharsets.UTF_8) + "/" + file.path());
    }

    private void download(URI file, KnownModel model, Path part, Progress progress)
            throws IOException, SourceFailedException, InterruptedException {
        long have = sizeOf(part);
        if (have >= model.bytes()) {
            Files.deleteIfExists(part);
            have = 0;
        }
        HttpURLConnection answer = open(file, have);
        try {
            int status = answer.getResponseCode();
            if (status == 416) {
                Files.deleteIfExists(part);
                throw new IOException("the server has no such range");
            }
            if (status != 200 && status != 206) {
                throw new SourceFailedException(refusal(status, file));
            }
            save(answer, part, status == 206 ? have : 0, model.bytes(), progress);
        } finally {
            answer.disconnect();
        }
    }

    /** Follows redirects by hand: the JDK would carry the token along. */
    private HttpURLConnection open(URI file, long from) throws IOException, SourceFailedException {
        URI at = file;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            HttpURLConnection call = (HttpURLConnection) at.toURL().openConnection();
            call.setInstanceFollowRedirects(false);
            call.setConnectTimeout(connectMillis);
            call.setReadTimeout(readMillis);
            call.setRequestProperty("Accept-Encoding", "identity");
            if (from > 0) {
                call.setRequestProperty("Range", "bytes=" + from + "-");
            }
            if (token != null && sameOrigin(at, base)) {
                call.setRequestProperty("Authorization", "Bearer " + token);
            }
            int status = call.getResponseCode();
            String next = call.getHeaderField("Location");
            if (status / 100 != 3 || next == null) {
                return call;
            }
            call.disconnect();
            at = at.resolve(next);
            if (!"http".equals(at.getScheme()) && !"https".equals(at.getScheme())) {
                throw new SourceFailedException("led to an address that is not HTTP");
            }
        }
        throw new SourceFailedException("redirected more than " + REDIRECTS + " times; check HF_ENDPOINT");
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort();
    }

    private void save(HttpURLConnection answer, Path part, long from, long total, Progress progress)
            throws IOException, InterruptedException {
        StandardOpenOption mode = from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        long done = from;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = answer.getInputStream();
                OutputStream out =
                        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                out.write(buffer, 0, read);
                done += read;
                progress.at("downloading from " + title(), done, total);
            }
        }
        if (done < total) {
            throw new IOException("the connection ended early");
        }
    }

    private String refusal(int status, URI file) {
        String remedy =
                switch (status) {
                    case 401, 403 ->
                        token == null
                                ? "set HF_TOKEN, and accept the model's terms on its page if it has any"
                                : "check that HF_TOKEN may read this repository";
                    case 404 -> "the file is no longer there; update MetaSPO or name a GGUF file of your own";
                    case 429 -> "too many requests; wait five minutes or set HF_TOKEN";
                    default -> "try again later";
                };
        return "answered HTTP " + status + " for " + file.getPath() + "; " + remedy;
    }

    private static long sizeOf(Path part) throws SourceFailedException {
        try {
            return Files.exists(part) ? Files.size(part) : 0;
        } catch (IOException e) {
            throw new SourceFailedException("could not read " + part + " (" + reason(e) + ")", e);
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    @Override
    public String toString() {
        return title();
    }
}
