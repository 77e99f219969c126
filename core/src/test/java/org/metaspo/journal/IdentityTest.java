package org.metaspo.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.model.Message;
import org.metaspo.model.Parameters;
import org.metaspo.model.Request;
import org.metaspo.model.Role;

/** Two requests are the same if what is sent and their sample are. */
class IdentityTest {
    private static final Request REQUEST = new Request(
            Role.TASK,
            "a-model",
            new Parameters(0.5, 11L, 64, "low", List.of("yes", "no")),
            List.of(Message.system("Be brief."), Message.user("Does \u00e4 come before \ud83d\ude00?")),
            "0");

    /** Earlier runs are resumed by this value: whoever changes it must raise the journal's version. */
    @Test
    void staysWhatItIsInEarlierJournals() {
        assertThat(Identity.of(REQUEST)).hasToString("da4c398de9915b82232b5db79e91d8ef");
    }

    @ParameterizedTest
    @MethodSource
    void eachFieldChangesIt(Request other) {
        assertThat(Identity.of(other)).isNotEqualTo(Identity.of(REQUEST));
    }

    static Stream<Request> eachFieldChangesIt() {
        return Stream.of(
                new Request(Role.TASK, "b-model", REQUEST.parameters(), REQUEST.messages(), "0"),
                new Request(Role.TASK, "a-model", REQUEST.parameters(), REQUEST.messages(), "1"),
                parameters(new Parameters(0.6, 11L, 64, "low", List.of("yes", "no"))),
                parameters(new Parameters(null, 11L, 64, "low", List.of("yes", "no"))),
                parameters(new Parameters(0.5, 12L, 64, "low", List.of("yes", "no"))),
                parameters(new Parameters(0.5, null, 64, "low", List.of("yes", "no"))),
                parameters(new Parameters(0.5, 11L, 65, "low", List.of("yes", "no"))),
                parameters(new Parameters(0.5, 11L, 64, "high", List.of("yes", "no"))),
                parameters(new Parameters(0.5, 11L, 64, null, List.of("yes", "no"))),
                parameters(new Parameters(0.5, 11L, 64, "", List.of("yes", "no"))),
                parameters(new Parameters(0.5, 11L, 64, "low", List.of("no", "yes"))),
                parameters(new Parameters(0.5, 11L, 64, "low", List.of("yesno"))),
                parameters(new Parameters(0.5, 11L, 64, "low", List.of())),
                messages(Message.user("Does \u00e4 come before \ud83d\ude00?")),
                messages(Message.user("Be brief."), Message.user("Does \u00e4 come before \ud83d\ude00?")),
                messages(Message.system("Be brief.D"), Message.user("oes \u00e4 come before \ud83d\ude00?")),
                messages(Message.system("Be brief. "), Message.user("Does \u00e4 come before \ud83d\ude00?")));
    }

    @Test
    void theRoleIsNoPartOfIt() {
        UnaryOperator<Request> optimizer = request -> new Request(
                Role.OPTIMIZER, request.model(), request.parameters(), request.messages(), request.sample());
        assertThat(Identity.of(optimizer.apply(REQUEST))).isEqualTo(Identity.of(REQUEST));
    }

    @Test
    void isReadBackFromItsBytes() {
        Identity identity = Identity.of(REQUEST);
        assertThat(identity.bytes()).hasSize(Identity.BYTES);
        assertThat(Identity.of(identity.bytes())).isEqualTo(identity);
    }

    private static Request parameters(Parameters parameters) {
        return new Request(Role.TASK, "a-model", parameters, REQUEST.messages(), "0");
    }

    private static Request messages(Message... messages) {
        return new Request(Role.TASK, "a-model", REQUEST.parameters(), List.of(messages), "0");
    }
}
