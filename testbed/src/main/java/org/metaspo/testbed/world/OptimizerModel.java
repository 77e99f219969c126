package org.metaspo.testbed.world;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.metaspo.testbed.ChatCall;
import org.metaspo.testbed.ChatReply;
import org.metaspo.testbed.Responder;

/**
 * Analyses failures and rewrites prompts, in whatever form is asked for. Its advice is right, useless or harmful in the
 * shares of the parameters; the same request with the same seed gets the same reply.
 */
final class OptimizerModel implements Responder {
    private static final Pattern ASKS_WHY =
            Pattern.compile("(?i)\\b(?:why|reasons?|feedback|criti|explain|diagnos|analy)");
    private static final Pattern ASKS_PROMPT = Pattern.compile(
            "(?i)\\b(?:write|generate|give|provide|propose|produce|return)\\b[^.]*\\b(?:prompt|instruction|version|variation)");

    private final World world;
    private final Adviser adviser;
    private final Writer writer;

    OptimizerModel(World world) {
        this.world = world;
        this.adviser = new Adviser(world);
        this.writer = new Writer(world);
    }

    @Override
    public ChatReply answer(ChatCall call) {
        Lot lot = new Lot(world.seed(), call.text() + "/" + call.seed());
        Assignment assignment = Assignment.of(call.text(), world);
        List<Rule> rules = adviser.recommend(assignment, lot);
        String prompt = assignment.prompt() == null
                ? writer.fresh(assignment, rules, lot)
                : writer.improved(assignment.prompt(), rules, assignment.items(), lot);
        UnaryOperator<String> content = part -> isReason(part, call.user()) ? writer.analysis(rules, lot) : prompt;
        boolean untagged = lot.falls(world.parameters().rewriting().untagged(), "untagged");
        Shape form = untagged
                ? new Shape(Shape.Style.FREE, assignment.asked().parts().subList(0, 1))
                : assignment.asked();
        return ChatReply.of(call, form.write(content));
    }

    private static boolean isReason(String part, String request) {
        return part.isEmpty()
                ? ASKS_WHY.matcher(request).find()
                        && !ASKS_PROMPT.matcher(request).find()
                : Shape.isReason(part);
    }
}
