package org.metaspo.local.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildOptionsTest {
    @Test
    void defaults() {
        assertThat(ChildOptions.parse(new String[] {"--model", "m.gguf"}))
                .isEqualTo(new ChildOptions(Path.of("m.gguf"), "m.gguf", 0, 1, 4096, false));
    }

    @Test
    void readsWhatTheCommandWrites() {
        List<String> command = new ChildCommand(Path.of("m.gguf"), "tiny", 2, true).onPort(4711);
        List<String> arguments = command.subList(command.indexOf(ChildMain.class.getName()) + 1, command.size());
        assertThat(ChildOptions.parse(arguments.toArray(String[]::new)))
                .isEqualTo(new ChildOptions(Path.of("m.gguf"), "tiny", 4711, 2, 4096, true));
        assertThat(command).contains("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void theModelIsNeeded() {
        assertThatThrownBy(() -> ChildOptions.parse(new String[] {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChildOptions.parse(new String[] {"--model", "m", "--port"}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
