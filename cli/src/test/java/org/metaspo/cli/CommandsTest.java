package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What holds for each command of this version. */
class CommandsTest {
    @Test
    void eachHasAReservedNameOfItsOwnAndASummaryThatFitsALine() {
        assertThat(Commands.IN_THIS_VERSION).extracting(CommandEntry::name).doesNotHaveDuplicates();
        assertThat(Commands.IN_THIS_VERSION).allSatisfy(command -> {
            assertThat(Commands.RESERVED).contains(command.name());
            assertThat(command.summary()).hasSizeLessThanOrEqualTo(60);
        });
    }

    @Test
    void eachHasHelpWithAnExample() {
        assertThat(Commands.IN_THIS_VERSION).allSatisfy(command -> {
            StringWriter out = new StringWriter();
            Invocation invocation =
                    new Invocation(Commands.IN_THIS_VERSION, new PrintWriter(out), new PrintWriter(out), Terminal.NONE);

            assertThat(invocation.run(command.name(), "--help")).isZero();
            assertThat(out.toString()).contains("Usage: metaspo " + command.name(), command.summary(), "Example:");
        });
    }
}
