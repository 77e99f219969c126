package org.metaspo.task.source.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.problem.OutageException;

/**
 * Fetches whole files into the cache: from where an earlier attempt broke off, checked against what the host says of the
 * content.
 */
final class Downloads {
    private final Wire wire;
    private final Patience patience;
    private final Cache cache;
    private final Listener listener;

    Downloads(Wire wire, Patience patience, Cache cache, Listener listener) {
        this.wire = wire;
        this.patience = patience;
        this.cache = cache;
        this.listener = listener;
    }

    /**
     * The file, from the cache where it is there.
     *
     * @throws StatusException the host refuses it
     * @throws OutageException it does not come, or comes with another content than the host states
     */
    Path fetch(RemoteFile file) throws StatusException, InterruptedException {
        try {
            Optional<Path> here = cache.find(file);
            return here.isPresent() ? here.get() : transfer(file);
        } catch (IOException e) {
            throw cache.unusable(e);
        }
    }

    private Path transfer(RemoteFile file) throws IOException, StatusException, InterruptedException {
        Path place = cache.place(file.address());
        Files.createDirectories(place.getParent());
        Path part = Cache.beside(place, ".part");
        for (int round = 1; round <= 2; round++) {
            patience.with(file.address().toString(), new Transfer(file, part));
            if (file.checksum().isEmpty() || file.checksum().get().matches(part)) {
                Files.deleteIfExists(Cache.beside(part, ".tag"));
                if (!file.pinned()) {
                    cache.tag(place, file.tag());
                }
                return cache.install(part, place);
            }
            Files.delete(part);
            Files.deleteIfExists(Cache.beside(part, ".tag"));
        }
        throw new OutageException(
                file.address().toString(),
                "The file came twice with another content than expected (checksum "
                        + file.checksum().orElseThrow().hex() + ").",
                "It was not used. Try again later, or name another mirror by HF_ENDPOINT or METASPO_MIRROR.");
    }

    /** One file on its way; what has come stays in {@code part}. */
    private final class Transfer implements Patience.Attempt<Path> {
        private final RemoteFile file;
        private final Path part;
        private long received;

        Transfer(RemoteFile file, Path part) {
            this.file = file;
            this.part = part;
        }

        @Override
        public long gained() {
            return received;
        }

        @Override
        public Path run() throws IOException, StatusException, InterruptedException {
            long have = Files.exists(part) ? Files.size(part) : 0;
            if (file.size() >= 0 && have == file.size()) {
                return part;
            }
            if (file.size() >= 0 && have > file.size()) {
                Files.delete(part);
                have = 0;
            }
            try {
                Map<String, String> range = have > 0 ? Map.of("Range", "bytes=" + have + "-") : Map.of();
                return wire.get(file.address(), range, this::save);
            } catch (StatusException e) {
                if (e.status() != 416) {
                    throw e;
                }
                Files.deleteIfExists(part);
                throw new IOException("the host knows no such range; the file is begun anew", e);
            }
        }

        private Path save(Wire.Answer answer) throws IOException {
            boolean goesOn = answer.status() == 206;
            String tag = String.valueOf(answer.header("ETag"));
            if (goesOn && !tag.equals(cache.tag(part))) {
                Files.deleteIfExists(part);
                throw new IOException("the file has changed meanwhile; it is begun anew");
            }
            cache.tag(part, tag);
            long done = goesOn ? Files.size(part) : 0;
            long total = file.size() >= 0 ? file.size() : answer.length() < 0 ? 0 : done + answer.length();
            StandardOpenOption mode = goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
            byte[] buffer = new byte[1 << 16];
            try (OutputStream out =
                    Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
                for (int read = answer.body().read(buffer);
                        read >= 0;
                        read = answer.body().read(buffer)) {
                    out.write(buffer, 0, read);
                    done += read;
                    received += read;
                    listener.on(new Event.Working(
                            "fetching " + file.address().getHost() + "/…/"
                                    + Path.of(file.address().getPath()).getFileName(),
                            done,
                            total));
                }
            }
            if (total > 0 && done != total) {
                throw new IOException("the connection ended at " + done + " of " + total + " bytes");
            }
            return part;
        }
    }
}
