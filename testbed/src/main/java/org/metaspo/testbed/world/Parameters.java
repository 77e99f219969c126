package org.metaspo.testbed.world;

/**
 * What a world is like. All probabilities, gains and costs are shares of answers, 0 to 1; {@code docs/world.md} explains
 * each, {@code worlds.json} holds their values.
 *
 * @param salt keeps worlds of different variants apart that are drawn from the same seed
 * @param sizes how many tasks and items there are
 * @param effects what prompts are worth
 * @param noise how answers scatter around that
 * @param reading how prompts are understood
 * @param advice what the optimizer recommends
 * @param rewriting how the optimizer writes
 * @param judging how reliable the judge is
 */
public record Parameters(
        long salt,
        Sizes sizes,
        Effects effects,
        Noise noise,
        Reading reading,
        Advice advice,
        Rewriting rewriting,
        Judging judging) {
    /**
     * How much there is.
     *
     * @param source tasks to learn from
     * @param target tasks that share the general rules only
     * @param train items per task
     * @param validation items per task
     * @param test items per task
     */
    public record Sizes(int source, int target, int train, int validation, int test) {}

    /**
     * What prompts are worth.
     *
     * @param start mean share of right answers under prompts without any rule
     * @param startSpread half the range of the tasks' own starts around it
     * @param generalRules useful rules that all tasks share
     * @param generalGain what these add together, for every task
     * @param taskRules useful rules of each task
     * @param taskGain what these add together when all general rules are present too
     * @param weightSpread how unequal the rules are: a weight lies within 1 +- this of the mean
     * @param taskSpread how unequal one general rule is across tasks
     * @param overlap share of a task rule that is lost where the general rule that it overlaps with is present
     * @param misplaced share of a task rule that counts when it stands in the system prompt
     * @param harmfulShare share of the rules that are not useful which do harm
     * @param harm mean loss by a harmful rule
     * @param freeWords words of both prompts together that cost nothing
     * @param lengthCost loss per hundred words above that
     * @param memorising whether useful rules help on training items only
     * @param cancelling pairs of useful general rules of which neither helps where both are present
     * @param dependent useful general rules that help only where another one is present
     * @param shown what each worked example of a task in its user prompt is worth, the first four of them
     */
    public record Effects(
            double start,
            double startSpread,
            int generalRules,
            double generalGain,
            int taskRules,
            double taskGain,
            double weightSpread,
            double taskSpread,
            double overlap,
            double misplaced,
            double harmfulShare,
            double harm,
            int freeWords,
            double lengthCost,
            boolean memorising,
            int cancelling,
            int dependent,
            double shown) {}

    /**
     * Standard deviations of what decides an item, relative to one another.
     *
     * @param difficulty the item's own difficulty, the same under all prompts
     * @param rule how differently one rule acts on different items
     * @param wording what the exact wording does to an item
     * @param sampling what chance does at temperature 1; proportional to the temperature
     */
    public record Noise(double difficulty, double rule, double wording, double sampling) {}

    /**
     * How prompts are understood.
     *
     * @param needed how many groups of a rule's key words a sentence must hold besides the leading one
     * @param formless share of answers without a readable end where no prompt says how to write the answer
     */
    public record Reading(int needed, double formless) {}

    /**
     * What the optimizer recommends.
     *
     * @param right share of advice after failures that names a missing useful rule
     * @param attention how much more likely a rule is named for each failure shown that it would have prevented
     * @param harmful share of the other advice that does harm; the rest is useless
     * @param second share of advice that names two rules
     * @param narrow share of right advice about a system prompt that names a rule of one task
     * @param found share of useful rules among those that are guessed from examples without failures
     * @param blind share of rewrites without failures that add a rule, right or wrong as it comes
     * @param heeds share of advice that names nothing which the request tells was tried before
     * @param reads share of advice that takes up a rule which the feedback on a failure shown names
     */
    public record Advice(
            double right,
            double attention,
            double harmful,
            double second,
            double narrow,
            double found,
            double blind,
            double heeds,
            double reads) {}

    /**
     * How the optimizer writes.
     *
     * @param replaces share of rewrites that put the advice in the place of another sentence
     * @param shortens share of rewrites that drop a sentence and leave the advice out
     * @param losesPlaceholder share of rewritten templates without a place for the question
     * @param losesForm share of rewritten templates that no longer say how to write the answer
     * @param untagged share of replies without the tags, fields or fences asked for
     * @param restates share of rewrites in which every sentence is said in other words
     * @param coins share of rules named in words of this reply's own
     * @param quotes share of rewrites with one of the failures shown in them, and its answer
     */
    public record Rewriting(
            double replaces,
            double shortens,
            double losesPlaceholder,
            double losesForm,
            double untagged,
            double restates,
            double coins,
            double quotes) {}

    /**
     * How reliable the judge is.
     *
     * @param sensitivity share of right answers that it passes
     * @param specificity share of wrong answers that it fails
     * @param explains share of the answers that fail whose reason names a useful rule; above 0, the world's tasks are judged
     */
    public record Judging(double sensitivity, double specificity, double explains) {}
}
