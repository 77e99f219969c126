package org.metaspo.task.source.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.metaspo.problem.BadInputException;

/**
 * What was fetched, at {@code HOST/PATH} below one folder. A file has its name only when it is whole and checked; until then
 * it ends in {@code .part}. Beside a file whose address does not pin it stands its tag.
 *
 * @param folder may not exist yet
 */
public record Cache(Path folder) {
    /** Where the file of an address lies, once it is here. */
    public Path place(URI address) {
        Path place = folder.resolve(address.getHost());
        for (String segment : address.getRawPath().split("/", -1)) {
            if (segment.equals("..") || segment.equals(".")) {
                throw new IllegalArgumentException("no plain address: " + address);
            }
            if (!segment.isEmpty()) {
                place = place.resolve(segment.replaceAll("[^A-Za-z0-9._%=+-]", "_"));
            }
        }
        return place;
    }

    /** The file, where it is here and is the one that is meant. */
    Optional<Path> find(RemoteFile file) throws IOException {
        Path place = place(file.address());
        if (!Files.isRegularFile(place) || (file.size() >= 0 && Files.size(place) != file.size())) {
            return Optional.empty();
        }
        return file.pinned() || tag(place).equals(file.tag()) ? Optional.of(place) : Optional.empty();
    }

    /** What was written down of a file's version; empty where nothing was. */
    String tag(Path place) throws IOException {
        Path tag = beside(place, ".tag");
        return Files.exists(tag) ? Files.readString(tag) : "";
    }

    void tag(Path place, String tag) throws IOException {
        Files.writeString(beside(place, ".tag"), tag);
    }

    static Path beside(Path place, String ending) {
        return place.resolveSibling(place.getFileName() + ending);
    }

    /** Gives a file that is whole its name, in one step. */
    Path install(Path part, Path place) throws IOException {
        return Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Takes a file away, so that it is fetched anew.
     *
     * @throws BadInputException the cache cannot be written
     */
    public void forget(RemoteFile file) {
        try {
            Files.deleteIfExists(place(file.address()));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    BadInputException unusable(IOException cause) {
        return new BadInputException(
                folder.toString(),
                "The cache for fetched data cannot be used (" + cause + ").",
                "Make it writable, or set METASPO_CACHE to another folder.",
                cause);
    }
}
