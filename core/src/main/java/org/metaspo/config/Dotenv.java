package org.metaspo.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;

/** Secrets: from the environment, else from a {@code .env} file of {@code NAME=value} lines. */
public final class Dotenv {
    private Dotenv() {}

    /**
     * Looks names up in the environment of the process, then in the {@code .env} files of directories.
     *
     * @param directories in order; those without such a file are passed over
     */
    public static UnaryOperator<@Nullable String> behind(Map<String, String> environment, List<Path> directories) {
        Map<String, String> filed = new HashMap<>();
        for (Path directory : directories) {
            Path file = directory.resolve(".env");
            if (Files.isRegularFile(file)) {
                read(file).forEach(filed::putIfAbsent);
            }
        }
        return name -> {
            String value = environment.get(name);
            return value == null || value.isBlank() ? filed.get(name) : value;
        };
    }

    private static Map<String, String> read(Path file) {
        try {
            Map<String, String> values = new HashMap<>();
            for (String line : Files.readAllLines(file)) {
                String entry = line.strip().replaceFirst("^export\\s+", "");
                int cut = entry.indexOf('=');
                if (!entry.startsWith("#") && cut > 0) {
                    values.put(
                            entry.substring(0, cut).strip(),
                            unquoted(entry.substring(cut + 1).strip()));
                }
            }
            return values;
        } catch (IOException e) {
            throw new BadInputException(
                    file.toString(),
                    "cannot be read (" + e.getMessage() + ").",
                    "Check its permissions and encoding.",
                    e);
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && (quotedBy("\"", value) || quotedBy("'", value));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static boolean quotedBy(String mark, String value) {
        return value.startsWith(mark) && value.endsWith(mark);
    }
}
