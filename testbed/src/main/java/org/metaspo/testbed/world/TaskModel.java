package org.metaspo.testbed.world;

import java.util.Optional;
import org.metaspo.testbed.ChatCall;
import org.metaspo.testbed.ChatReply;
import org.metaspo.testbed.Draw;
import org.metaspo.testbed.Responder;

/**
 * Answers the world's questions. An item has a place among all items that could be asked, in the order of how easily they
 * are answered under these prompts; it is answered right if that place is below the prompts' skill. The order changes
 * with the rules and the wording, so some items are lost where others are won, and yet the expected share is exact.
 */
final class TaskModel implements Responder {
    private final World world;

    TaskModel(World world) {
        this.world = world;
    }

    @Override
    public ChatReply answer(ChatCall call) {
        String user = call.user();
        Optional<Item> asked = world.lastItemIn(user);
        if (asked.isEmpty()) {
            return ChatReply.of(call, "None of the known records stands in this message.");
        }
        Item item = asked.get();
        String template = user.replace(item.question(), Reader.GAP);
        Understood prompts = world.oracle().reader().read(call.system(), template);
        boolean known = call.text().contains(item.quoted());
        String answer = known || isRight(item, prompts, chance(call)) ? item.answer() : item.wrong();
        return ChatReply.of(call, call.choices().isFree() ? written(item, answer, prompts) : answer);
    }

    private String written(Item item, String answer, Understood prompts) {
        if (!prompts.form().isFree()) {
            return prompts.form().write(part -> Shape.isReason(part) ? "The record points to " + answer + "." : answer);
        }
        // Nobody asked for a form: habit is a tag, but often the answer drowns in talk.
        boolean drowned = Draw.unit(world.seed(), "formless", item.id(), prompts.digest())
                < world.parameters().reading().formless();
        return drowned
                ? "It may be %s, though one could also argue for %s.".formatted(item.answer(), item.wrong())
                : "<answer>" + answer + "</answer>";
    }

    /** How much chance plays in, and which. */
    private record Chance(double size, String key) {}

    private Chance chance(ChatCall call) {
        Double temperature = call.temperature();
        // A provider that is told no temperature takes its own, 1.
        double size = world.parameters().noise().sampling() * (temperature == null ? 1 : temperature);
        return new Chance(size, String.valueOf(call.seed()));
    }

    private boolean isRight(Item item, Understood prompts, Chance chance) {
        Parameters.Noise noise = world.parameters().noise();
        Place place = rank(item, prompts)
                .plus(noise.wording(), Normal.draw(world.seed(), "wording", item.id(), prompts.digest()))
                .plus(chance.size(), Normal.draw(world.seed(), "sampling", item.id(), prompts.digest(), chance.key()));
        return place.isBelow(skill(item, prompts));
    }

    /** Whether the item is right but for wording and chance: what a failure can be put down to. */
    boolean wouldBeRight(Item item, Understood prompts) {
        return rank(item, prompts).isBelow(skill(item, prompts));
    }

    private double skill(Item item, Understood prompts) {
        return world.oracle().skill(prompts, world.task(item.task()), item.part());
    }

    private Place rank(Item item, Understood prompts) {
        Parameters.Noise noise = world.parameters().noise();
        Place place = new Place(0, 0).plus(noise.difficulty(), item.difficulty());
        for (Rule rule : world.rules()) {
            if (prompts.holds(rule) && (rule.isGeneral() || item.task().equals(rule.task()))) {
                place = place.plus(noise.rule(), Normal.draw(world.seed(), "rule", item.id(), rule.name()));
            }
        }
        return place;
    }

    /** A sum of independent normal draws: as a share of its own standard deviation it is standard normal again. */
    private record Place(double sum, double variance) {
        Place plus(double deviation, double draw) {
            return new Place(sum + deviation * draw, variance + deviation * deviation);
        }

        boolean isBelow(double share) {
            return sum < Normal.quantile(share) * Math.sqrt(variance);
        }
    }
}
