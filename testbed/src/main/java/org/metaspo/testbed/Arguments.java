package org.metaspo.testbed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.testbed.world.OracleRoute;
import org.metaspo.testbed.world.World;

/** Reads the command line. */
final class Arguments {
    static final String HELP = """
            Usage: java -cp CLASSPATH org.metaspo.testbed.Main [OPTION]...
            A loopback endpoint that speaks OpenAI's and Anthropic's chat protocols, batches included. Prints its base URL
            first; other vendors' dialects stand beside it, such as /groq/openai/v1 and /gemini/v1beta.

              --port N            TCP port; without it any free one
              --latency MS        every answer takes this long
              --jitter MS         and up to this much longer, by request
              --spread SIGMA      and times a log-normal factor with this sigma, by request
              --capacity N        requests in service at once; others wait
              --reject            those above the capacity get a 429 instead
              --rpm N             requests per minute; above it 429 with Retry-After
              --tell-limits       each answer says how many requests are left
              --key-env NAME      requests must carry the API key that this environment variable holds
              --model NAME=KIND   a model (repeatable); other names get a 404. Without it every name answers "ok". KIND:
                                    skill:FILE    answers the file's questions, the better the prompt the better
                                    table:FILE    answers the file's questions right, word for word
                                    optimizer     proposes prompts that the skill models respond to
                                    text:TEXT     answers TEXT
              --world VARIANT     the models task, optimizer and judge of a synthetic world drawn from the seed, and its
                                  oracle at POST /world/oracle: %s
              --write-tasks DIR   with --world: writes its tasks, and a configuration that is pointed here
              --base P            share that skill models answer right under a plain prompt (0.4); give it before --model
              --seed N            of every draw (0); give it before what it is for
              --fault NAME=SHARE  a share of requests fails: status-503, cut-json, reset ... (repeatable)
              --log FILE          appends a line of JSON per request

            FILE is {"train": [{"question": ..., "answer": ...}], "test": [...]}, or such items one a line.

            Example:
              java -cp CLASSPATH org.metaspo.testbed.Main --port 8099 --latency 200 --capacity 64 \\
                  --model task=skill:beauty.json --model optimizer=optimizer --fault status-503=0.02
              java -cp CLASSPATH org.metaspo.testbed.Main --world normal --seed 3 --write-tasks world""".formatted(String.join(", ", World.variants()));

    private final Map<String, Responder> models = new LinkedHashMap<>();
    private final List<FaultPlan> faults = new ArrayList<>();
    private final Map<String, String> environment;
    private Settings settings = Settings.defaults().keep(Keep.TOTALS);
    private @Nullable String variant;
    private @Nullable Path taskDirectory;
    private double base = 0.4;
    private long seed;

    private Arguments(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * What the arguments ask for.
     *
     * @param settings of the testbed
     * @param world that answers, null for none
     * @param taskDirectory where the world's tasks go, null for nowhere
     */
    record Launch(
            Settings settings,
            @Nullable World world,
            @Nullable Path taskDirectory) {}

    /** The settings alone. */
    static Settings settings(List<String> arguments, Map<String, String> environment) throws IOException {
        return launch(arguments, environment).settings();
    }

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException if one of them is unknown or wrong
     * @throws IOException if a data file cannot be read
     */
    static Launch launch(List<String> arguments, Map<String, String> environment) throws IOException {
        Arguments reader = new Arguments(environment);
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (option.equals("--reject")) {
                reader.settings = reader.settings.rejectAboveCapacity();
            } else if (option.equals("--tell-limits")) {
                reader.settings = reader.settings.tellLimits();
            } else if (rest.hasNext()) {
                reader.apply(option, rest.next());
            } else {
                throw new IllegalArgumentException(option + " is unknown or lacks its value. Maybe see --help");
            }
        }
        return reader.finished();
    }

    private void apply(String option, String value) throws IOException {
        switch (option) {
            case "--port" -> settings = settings.port(whole(option, value));
            case "--latency" -> settings = settings.latency(Duration.ofMillis(whole(option, value)));
            case "--jitter" -> settings = settings.jitter(Duration.ofMillis(whole(option, value)), seed);
            case "--spread" -> settings = settings.spread(share(option, value), seed);
            case "--capacity" -> settings = settings.capacity(whole(option, value));
            case "--rpm" -> settings = settings.requestsPerMinute(whole(option, value));
            case "--key-env" -> settings = settings.apiKey(key(value));
            case "--world" -> variant = value;
            case "--write-tasks" -> taskDirectory = Path.of(value);
            case "--base" -> base = share(option, value);
            case "--seed" -> seed = whole(option, value);
            case "--model" -> models.put(left(option, value), responder(right(value)));
            case "--fault" ->
                faults.add(FaultPlan.share(share(option, right(value)), seed, Fault.named(left(option, value))));
            case "--log" -> settings = settings.logFile(Path.of(value));
            default -> throw new IllegalArgumentException("%s is unknown. Maybe see --help".formatted(option));
        }
    }

    /** The world comes last, as its seed may stand anywhere. */
    private Launch finished() {
        World world = variant == null ? null : World.of(variant, seed);
        if (world == null && taskDirectory != null) {
            throw new IllegalArgumentException("--write-tasks needs --world: only a world has tasks");
        }
        if (world != null) {
            world.models().forEach(models::putIfAbsent);
            settings = settings.route(OracleRoute.PATH, new OracleRoute(world));
        }
        Settings faulty = settings.faults(faults.stream().reduce(FaultPlan.none(), FaultPlan::or));
        Settings whole = models.isEmpty()
                ? faulty
                : faulty.models(models.keySet().toArray(String[]::new))
                        .responder(new ByModel(models, Responder.always("ok")));
        return new Launch(whole, world, taskDirectory);
    }

    private Responder responder(String kind) throws IOException {
        int colon = kind.indexOf(':');
        String rest = kind.substring(colon + 1);
        return switch (colon < 0 ? kind : kind.substring(0, colon)) {
            case "skill" -> new SkillResponder(Items.read(Path.of(rest)), Skill.standard(base), seed);
            case "table" -> new TableResponder(Items.read(Path.of(rest)), "unknown");
            case "optimizer" -> OptimizerResponder.standard(seed);
            case "text" -> Responder.always(rest);
            default ->
                throw new IllegalArgumentException(
                        "--model: \"%s\" is not skill:FILE, table:FILE, optimizer or text:TEXT".formatted(kind));
        };
    }

    private String key(String name) {
        String key = environment.get(name);
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException("--key-env: the environment variable %s is not set".formatted(name));
        }
        return key;
    }

    private static String left(String option, String value) {
        int equals = value.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("%s needs NAME=..., not \"%s\"".formatted(option, value));
        }
        return value.substring(0, equals);
    }

    private static String right(String value) {
        return value.substring(value.indexOf('=') + 1);
    }

    private static int whole(String option, String value) {
        try {
            return Integer.parseUnsignedInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s needs a whole number from 0, not \"%s\"".formatted(option, value), e);
        }
    }

    private static double share(String option, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s needs a number from 0 to 1, not \"%s\"".formatted(option, value), e);
        }
    }
}
