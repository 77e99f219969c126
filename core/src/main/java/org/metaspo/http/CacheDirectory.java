package org.metaspo.http;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where what was fetched (weights, data sets) is kept between runs. */
public final class CacheDirectory {
    private CacheDirectory() {}

    /**
     * {@code METASPO_CACHE}, else the folder that the platform names: {@code XDG_CACHE_HOME/metaspo} (XDG Base Directory
     * Specification), {@code ~/Library/Caches/metaspo} on macOS, {@code ~/.cache/metaspo} elsewhere.
     */
    public static Path of(Map<String, String> environment, String osName, Path home) {
        String own = set(environment.get("METASPO_CACHE"));
        if (own != null) {
            return Path.of(own);
        }
        String xdg = set(environment.get("XDG_CACHE_HOME"));
        if (xdg != null) {
            return Path.of(xdg, "metaspo");
        }
        boolean mac = osName.toLowerCase(Locale.ROOT).startsWith("mac");
        return mac ? home.resolve("Library/Caches/metaspo") : home.resolve(".cache/metaspo");
    }

    /** The folder for this process's user. */
    public static Path ofThisMachine() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    private static @Nullable String set(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
