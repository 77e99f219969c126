package org.metaspo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheDirectoryTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void ownVariableComesFirst() {
        assertThat(CacheDirectory.of(Map.of("METASPO_CACHE", "/big/disk", "XDG_CACHE_HOME", "/x"), "Linux", HOME))
                .isEqualTo(Path.of("/big/disk"));
    }

    @Test
    void thenTheDesktopsVariable() {
        assertThat(CacheDirectory.of(Map.of("METASPO_CACHE", " ", "XDG_CACHE_HOME", "/x"), "Mac OS X", HOME))
                .isEqualTo(Path.of("/x/metaspo"));
    }

    @Test
    void thenThePlatformsFolder() {
        assertThat(CacheDirectory.of(Map.of(), "Linux", HOME)).isEqualTo(Path.of("/home/ada/.cache/metaspo"));
        assertThat(CacheDirectory.of(Map.of(), "Mac OS X", HOME))
                .isEqualTo(Path.of("/home/ada/Library/Caches/metaspo"));
    }
}
