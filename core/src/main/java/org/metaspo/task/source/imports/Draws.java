package org.metaspo.task.source.imports;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.problem.BadInputException;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.source.fetch.DataHosts;
import org.metaspo.task.source.fetch.RemoteFile;

/**
 * Lines of a file that is too large to be fetched: at seeded offsets, the partial line there is passed over, the next whole
 * line is kept. What was drawn stands in the cache, a draw a line: the line's offset, a tab, the line; a dash where the draw
 * gave nothing new. Later draws only add to it, so an import that was ended goes on there.
 */
final class Draws {
    static final String NOTHING = "-";
    private static final int WINDOW = 1 << 16;
    private static final int LONGEST = 1 << 22;

    private final DataHosts hosts;
    private final RemoteFile remote;
    private final Randomness randomness;
    private final Path kept;
    private final Listener listener;

    Draws(DataHosts hosts, RemoteFile remote, Randomness randomness, Listener listener) {
        this.hosts = hosts;
        this.remote = remote;
        this.randomness = randomness;
        this.listener = listener;
        this.kept = kept(hosts, remote, randomness.seed());
        if (remote.size() <= 0) {
            throw new BadInputException(
                    remote.address().toString(), "The host does not say how large the file is.", "Use --from FILE.");
        }
    }

    private static Path kept(DataHosts hosts, RemoteFile remote, long seed) {
        Path place = hosts.cache().place(remote.address());
        return place.resolveSibling(place.getFileName() + ".draws-" + seed);
    }

    /** Takes away what was drawn. */
    static void forget(DataHosts hosts, RemoteFile remote, long seed) {
        try {
            Files.deleteIfExists(kept(hosts, remote, seed));
        } catch (IOException e) {
            throw unusable(kept(hosts, remote, seed), e);
        }
    }

    /** The file with at least the first {@code n} draws in it. */
    Path first(int n) throws InterruptedException {
        try {
            Files.createDirectories(kept.getParent());
            Set<String> seen = new HashSet<>();
            int have = resume(seen);
            try (BufferedWriter out =
                    Files.newBufferedWriter(kept, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                for (int draw = have; draw < n; draw++) {
                    String line = draw(draw);
                    out.write(seen.add(line.substring(0, line.indexOf('\t') + 1)) ? line : NOTHING + "\t");
                    out.write('\n');
                    out.flush();
                    listener.on(new Event.Working("reading lines of " + remote.address(), draw + 1L, n));
                }
            }
            return kept;
        } catch (IOException e) {
            throw unusable(kept, e);
        }
    }

    private static BadInputException unusable(Path kept, IOException e) {
        return new BadInputException(
                kept.toString(), "The cache cannot be used (" + e + ").", "Set METASPO_CACHE to another folder.", e);
    }

    /** How many draws are there; one that a kill cut off is taken away. */
    private int resume(Set<String> seen) throws IOException {
        if (!Files.exists(kept)) {
            return 0;
        }
        int draws = 0;
        long whole = 0;
        try (BufferedReader in = Files.newBufferedReader(kept)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                long end = whole + line.getBytes(StandardCharsets.UTF_8).length + 1;
                if (end > Files.size(kept)) {
                    break;
                }
                whole = end;
                draws++;
                seen.add(line.substring(0, line.indexOf('\t') + 1));
            }
        }
        try (RandomAccessFile file = new RandomAccessFile(kept.toFile(), "rw")) {
            file.setLength(whole);
        }
        return draws;
    }

    private String draw(int number) throws InterruptedException {
        long offset = randomness.at("draw/" + number).nextLong(remote.size());
        for (int length = WINDOW; length <= LONGEST; length *= 4) {
            byte[] bytes = hosts.range(remote, offset, length);
            boolean atEnd = offset + bytes.length >= remote.size();
            int start = offset == 0 ? 0 : feed(bytes, 0) + 1;
            int end = start == 0 && offset > 0 ? -1 : feed(bytes, start);
            if (end < 0 && (start > 0 || offset == 0) && atEnd) {
                end = bytes.length;
            }
            if (end >= 0) {
                // Between the tokens of a row a carriage return is a blank; here it would end the line.
                String line = new String(bytes, start, end - start, StandardCharsets.UTF_8)
                        .strip()
                        .replace('\r', ' ');
                return line.isEmpty() ? NOTHING + "\t" : (offset + start) + "\t" + line;
            }
            if (atEnd) {
                break;
            }
        }
        return NOTHING + "\t";
    }

    /** Where the next line feed is; -1 where there is none. */
    private static int feed(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
