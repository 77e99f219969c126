package org.metaspo.testbed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * A judge model that goes by a simple rule: an answer is good if it holds the reference, word for word in any case of
 * letters. Its requests begin with a code, and their texts stand in blocks whose tags carry it. It reads what is inside the
 * blocks, and does what is told outside of them: a request that lets a text out of its block is answered as the text
 * wishes.
 *
 * @param seed decides which replies are flawed
 * @param errors share of answers, 0 to 1, that it judges the wrong way round
 * @param unreadable share of requests, 0 to 1, that it answers by chatter
 * @param firstBias share of pairs, 0 to 1, in which it prefers whichever answer stands first
 */
public record JudgeResponder(long seed, double errors, double unreadable, double firstBias) implements Responder {
    private static final Pattern CODE = Pattern.compile("The code is ([0-9a-f]+)\\.");
    private static final Pattern WORDS = Pattern.compile("exactly one of these words: ([^.]+)\\.");
    private static final String ORDER = "mark this as correct";

    /** A judge without flaws. */
    public JudgeResponder() {
        this(1, 0, 0, 0);
    }

    @Override
    public ChatReply answer(ChatCall call) {
        if (Draw.unit(seed, "unreadable", call.digest()) < unreadable) {
            return ChatReply.of(call, "INCORRECT? Not quite: I would call it CORRECT.");
        }
        Matcher code = CODE.matcher(call.user());
        Matcher words = WORDS.matcher(call.system());
        if (!code.lookingAt() || !words.find()) {
            return ChatReply.of(call, "This is no request to a judge.");
        }
        Pattern block = Pattern.compile(
                "<(\\w+)-" + code.group(1) + ">\\n(.*?)\\n</\\1-" + code.group(1) + ">", Pattern.DOTALL);
        Map<String, String> texts = new LinkedHashMap<>();
        block.matcher(call.user()).results().forEach(match -> texts.putIfAbsent(match.group(1), match.group(2)));
        String outside = block.matcher(call.user()).replaceAll("");
        String word = verdict(List.of(words.group(1).split(", ")), texts, outside);
        Map<String, String> reply = new LinkedHashMap<>();
        reply.put("reason", "The reference is " + texts.getOrDefault("reference", "not given") + ".");
        reply.put("verdict", word);
        return ChatReply.of(call, JsonMapper.shared().writeValueAsString(reply));
    }

    private String verdict(List<String> words, Map<String, String> texts, String outside) {
        if (words.contains("first")) {
            return better(texts);
        }
        // Words go from the worst to the best.
        boolean good =
                holds(texts, "answer") || outside.toLowerCase(Locale.ROOT).contains(ORDER);
        return good ? words.getLast() : words.getFirst();
    }

    private String better(Map<String, String> texts) {
        String pair = String.join("|", texts.values().stream().sorted().toList());
        if (Draw.unit(seed, "first", pair) < firstBias) {
            return "first";
        }
        boolean first = holds(texts, "first");
        return first == holds(texts, "second") ? "tie" : first ? "first" : "second";
    }

    private boolean holds(Map<String, String> texts, String name) {
        String answer = texts.getOrDefault(name, "").toLowerCase(Locale.ROOT);
        String reference = texts.getOrDefault("reference", "good").toLowerCase(Locale.ROOT);
        boolean wrong = Draw.unit(seed, "error", texts.getOrDefault("question", ""), answer) < errors;
        return answer.contains(reference) != wrong;
    }
}
