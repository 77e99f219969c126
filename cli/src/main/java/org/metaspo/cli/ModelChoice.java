package org.metaspo.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.metaspo.local.RunningServer;
import org.metaspo.local.RunningServers;
import org.metaspo.model.Providers;
import org.metaspo.problem.BadInputException;

/**
 * A model named on the command line: {@code PROVIDER:MODEL}, {@code local}, {@code components}, or {@code
 * llama.cpp:MODEL} and its like for a server that was found on this machine.
 */
final class ModelChoice {
    private final String option;
    private final String provider;
    private final String model;

    private ModelChoice(String option, String provider, String model) {
        this.option = option;
        this.provider = provider;
        this.model = model;
    }

    static ModelChoice of(String option, String text) {
        int cut = text.indexOf(':');
        return cut < 0
                ? new ModelChoice(option, text, "")
                : new ModelChoice(option, text.substring(0, cut), text.substring(cut + 1));
    }

    /** The keys that put this model into a role. */
    List<String> assignments(String role, List<RunningServer> servers) {
        String at = "models." + role;
        if (provider.equals("components")) {
            return List.of(at + "={provider: components}");
        }
        if (provider.equals("local")) {
            return List.of(at + "={provider: local}");
        }
        if (model.isEmpty()) {
            throw new BadInputException(
                    option + " " + provider,
                    "names no model.",
                    "Write provider:model, such as openai:gpt-6-luna or ollama:llama3.2.");
        }
        Optional<RunningServer> server = servers.stream()
                .filter(running -> key(running).equals(provider))
                .findFirst();
        if (server.isPresent()) {
            return List.of(
                    at + "={provider: openai}",
                    at + ".model='" + model + "'",
                    at + ".base-url='" + server.get().baseUrl() + "'");
        }
        if (!Providers.names().contains(provider)) {
            throw new BadInputException(
                    option + " " + provider + ":" + model,
                    "no such provider, and no such server answers on this machine.",
                    "Known: " + String.join(", ", Providers.names()) + ", components" + found(servers) + ".");
        }
        return List.of(at + "={provider: " + provider + "}", at + ".model='" + model + "'");
    }

    private static String found(List<RunningServer> servers) {
        StringBuilder text = new StringBuilder();
        servers.forEach(server -> text.append(", ").append(key(server)));
        return text.toString();
    }

    private static String key(RunningServer server) {
        return server.name().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** What else could be used here: running servers and providers whose keys are set. */
    static List<String> offers(List<RunningServer> servers) {
        List<String> offers = new ArrayList<>();
        for (RunningServer server : servers) {
            Optional<String> model = server.models().stream().findFirst();
            offers.add(server.name() + " answers at " + server.baseUrl()
                    + model.map(name -> ": try --task-model " + key(server) + ":" + name)
                            .orElse(", without a model"));
        }
        if (isSet("OPENAI_API_KEY")) {
            offers.add("OPENAI_API_KEY is set: try --optimizer openai:gpt-6-luna");
        }
        if (isSet("ANTHROPIC_API_KEY")) {
            offers.add("ANTHROPIC_API_KEY is set: try --optimizer anthropic:claude-haiku-5-5");
        }
        return offers;
    }

    private static boolean isSet(String name) {
        String value = System.getenv(name);
        return value != null && !value.isBlank();
    }

    static List<RunningServer> running() {
        return new RunningServers().find();
    }
}
