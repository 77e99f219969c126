package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.metaspo.problem.BadInputException;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.SplitSizes;

/**
 * What is to be made. The items follow from it alone, and each part grows at its end: a larger size, of this part or of
 * another, leaves the items that were there as they are.
 *
 * @param generator makes the items
 * @param seed another seed, other items
 * @param levels how hard they are
 * @param sizes how many; at least one for train and for test
 */
public record Generation(Generator generator, long seed, Levels levels, SplitSizes sizes) {
    /** More fruitless attempts than this mean that there are no further items. */
    private static final int ATTEMPTS = 2_000;

    public Generation {
        if (sizes.train() < 1 || sizes.test() < 1) {
            throw new BadInputException(
                    sizes.train() < 1 ? "--train " + sizes.train() : "--test " + sizes.test(),
                    "A task needs items to learn from and items to be tested on.",
                    "Ask for at least 1 of each.");
        }
    }

    /** The items of a part, no two with the same story and question. */
    List<GeneratedItem> items(Part part) {
        Set<String> known = new HashSet<>();
        List<GeneratedItem> items = new ArrayList<>();
        for (int index = 0; index < part.size(sizes); index++) {
            items.add(item(part, index, known));
        }
        return items;
    }

    private GeneratedItem item(Part part, int index, Set<String> known) {
        int level = levels.at(index);
        String place = "generated/" + generator.name() + "/" + part.key() + "/" + index + "/" + level;
        Draw draw = new Draw(new Randomness(seed).at(place));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Puzzle puzzle = generator.puzzle(level, draw);
            GeneratedItem item = GeneratedItem.of(generator.name(), puzzle, level);
            if (Part.of(item.group()) == part && known.add(puzzle.story() + "\n" + puzzle.ask())) {
                return item;
            }
        }
        throw new BadInputException(
                generator.name() + ", level " + level,
                "There are no more than " + index + " different items for " + part.key() + ".",
                "Ask for fewer, or take a higher level.");
    }
}
