package org.metaspo.testbed.world;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metaspo.testbed.ChatCall;
import org.metaspo.testbed.ChatReply;
import org.metaspo.testbed.Responder;

/**
 * Says whether a response to one of the world's questions is right, in the words and the form asked for. It errs in the
 * shares of the parameters.
 */
final class JudgeModel implements Responder {
    private static final List<List<String>> VERDICTS = List.of(
            List.of("correct", "incorrect"),
            List.of("pass", "fail"),
            List.of("true", "false"),
            List.of("yes", "no"),
            List.of("right", "wrong"),
            List.of("1", "0"));
    private static final Pattern RESPONSE =
            Pattern.compile("(?i)response|answer|output|submission|prediction|reply|completion|candidate");
    private static final Pattern REFERENCE =
            Pattern.compile("(?i)reference|gold|expected|accepted|right|correct|truth");
    private static final Pattern LINE = Pattern.compile("(?m)^([^\\n:]{1,40}):[ \\t]*\\n?(.*)$");

    /** Tags that are spoken of with a word to be replaced mark the data, not the verdict: {@code <answer-CODE>}. */
    private static final Pattern DATA_TAG = Pattern.compile("</?\\w+-[A-Z]+>");

    /** How much more likely a rule is named under which the item is answered right. */
    private static final double LIKELIER = 4;

    private final World world;
    private final TaskModel taskModel;

    JudgeModel(World world) {
        this.world = world;
        this.taskModel = new TaskModel(world);
    }

    @Override
    public ChatReply answer(ChatCall call) {
        Optional<Item> item = world.lastItemIn(call.user());
        if (item.isEmpty()) {
            return ChatReply.of(call, "None of the known records stands in this message.");
        }
        Layout layout = Layout.of(call.text());
        boolean passed = passes(isRight(item.get(), response(layout)), call);
        String verdict = verdict(passed, call, layout.words());
        String reason = passed ? "The response names the right word." : failing(item.get(), call);
        return ChatReply.of(
                call,
                call.choices().isFree()
                        ? Shape.askedIn(DATA_TAG.matcher(layout.words()).replaceAll(""))
                                .write(part -> Shape.isReason(part) ? reason : verdict)
                        : verdict);
    }

    /** Why a response fails: at best with a rule that would have helped, most likely with this very item. */
    private String failing(Item item, ChatCall call) {
        Lot lot = new Lot(world.seed(), call.text());
        String wrong = "The response does not name the right word.";
        List<Rule> useful = world.rules().stream()
                .filter(rule -> rule.kind() == Rule.Kind.USEFUL && rule.isAbout(Set.of(item.task())))
                .toList();
        if (useful.isEmpty() || !lot.falls(world.parameters().judging().explains(), "explains")) {
            return wrong;
        }
        Understood nothing = Understood.of(new BitSet());
        Rule lacking =
                lot.pick(useful, rule -> taskModel.wouldBeRight(item, nothing.with(rule)) ? LIKELIER : 1, "explained");
        return wrong + " It leaves something out. " + Writer.plain(lacking, lot);
    }

    private boolean passes(boolean right, ChatCall call) {
        Lot lot = new Lot(world.seed(), call.text());
        Parameters.Judging judging = world.parameters().judging();
        return right
                ? lot.falls(judging.sensitivity(), "sensitivity")
                : !lot.falls(judging.specificity(), "specificity");
    }

    /** What is to be judged: the last block, or else the last line, that is called a response and no reference. */
    private static String response(Layout layout) {
        List<Layout.Block> named = new ArrayList<>();
        Matcher lines = LINE.matcher(layout.words());
        while (lines.find()) {
            named.add(new Layout.Block(lines.group(1), lines.group(2)));
        }
        named.addAll(layout.blocks());
        return named.stream()
                .filter(block -> RESPONSE.matcher(block.name()).find()
                        && !REFERENCE.matcher(block.name()).find())
                .reduce((first, second) -> second)
                .map(Layout.Block::text)
                .orElse("");
    }

    /** The response's last label counts, as thoughts about others stand before it. */
    private boolean isRight(Item item, String response) {
        String lower = response.toLowerCase(Locale.ROOT);
        return lower.contains(item.answer())
                && world.task(item.task()).labels().stream()
                        .allMatch(label -> lower.lastIndexOf(label) <= lower.lastIndexOf(item.answer()));
    }

    private static String verdict(boolean passed, ChatCall call, String words) {
        List<String> offered = call.choices().texts().stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
        for (List<String> pair : VERDICTS) {
            int index = passed ? 0 : 1;
            if (offered.containsAll(pair)) {
                return call.choices().texts().get(offered.indexOf(pair.get(index)));
            }
            if (offered.isEmpty() && pair.stream().allMatch(word -> mentions(words, word))) {
                return pair.get(index);
            }
        }
        return VERDICTS.getFirst().get(passed ? 0 : 1);
    }

    private static boolean mentions(String words, String word) {
        return Pattern.compile("(?i)\\b" + word + "\\b").matcher(words).find();
    }
}
