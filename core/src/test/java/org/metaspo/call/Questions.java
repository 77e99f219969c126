package org.metaspo.call;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.metaspo.call.Exchange.Paid;
import org.metaspo.journal.Identity;
import org.metaspo.model.Answer;
import org.metaspo.model.Message;
import org.metaspo.model.Outcome;
import org.metaspo.model.Parameters;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.Price;
import org.metaspo.model.Provider;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;

/** Requests, answers and endpoints for the steps of a call. */
final class Questions {
    /** One dollar per input token, two per output token. */
    static final Price PRICE = new Price(BigDecimal.valueOf(1_000_000), null, null, BigDecimal.valueOf(2_000_000));

    static final Usage USAGE = Usage.of(10, 5);

    private Questions() {}

    static Request request(String user) {
        return request(Role.TASK, user);
    }

    static Request request(Role role, String user) {
        Parameters parameters = new Parameters(null, null, 50, null, List.of());
        return new Request(role, "a-model", parameters, List.of(Message.user(user)), "0");
    }

    static Answer answer(String text) {
        return new Answer(Outcome.ANSWERED, text, USAGE);
    }

    static Paid paid(String text) {
        return new Paid(answer(text), 0, BigDecimal.ZERO);
    }

    static Paid ask(Exchange exchange, Request request) throws InterruptedException {
        return exchange.ask(Identity.of(request), request);
    }

    static Endpoint endpoint(int concurrency, Provider provider) {
        return new Endpoint(provider, Duration.ofSeconds(30), concurrency, PRICE);
    }

    /** Answers each request with its user message, turned to capitals. */
    static Answer echo(Request request) {
        return answer(request.messages().getLast().text().toUpperCase(Locale.ROOT));
    }

    static PassingFaultException overloaded() {
        return new PassingFaultException("Overloaded.", 503, null);
    }

    /** Where the provider asks for no wait, the retries' own waits are avoided. */
    static PassingFaultException atOnce() {
        return new PassingFaultException("Overloaded.", 503, Duration.ZERO);
    }
}
