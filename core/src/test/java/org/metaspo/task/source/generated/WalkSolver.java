package org.metaspo.task.source.generated;

import java.util.Set;
import java.util.regex.MatchResult;

/** Walks with a position and a direction as vectors. */
final class WalkSolver implements Solver {
    private int x;
    private int y;
    private int dx;
    private int dy = 1;

    @Override
    public Set<String> possible(String question) {
        String steps = Solver.story(question).lines().toList().get(1);
        for (String step : Solver.sentences(steps)) {
            switch (step) {
                case "Turn right." -> right();
                case "Turn left." -> {
                    right();
                    right();
                    right();
                }
                case "Turn around." -> {
                    dx = -dx;
                    dy = -dy;
                }
                default -> go(Solver.read("Go (\\d+) tiles? (forward|backward|to the right|to the left)\\.", step));
            }
        }
        return Set.of(x == 0 && y == 0 ? "yes" : "no");
    }

    private void right() {
        int old = dx;
        dx = dy;
        dy = -old;
    }

    private void go(MatchResult step) {
        int n = Integer.parseInt(step.group(1));
        switch (step.group(2)) {
            case "forward" -> add(n * dx, n * dy);
            case "backward" -> add(-n * dx, -n * dy);
            case "to the right" -> add(n * dy, -n * dx);
            default -> add(-n * dy, n * dx);
        }
    }

    private void add(int east, int north) {
        x += east;
        y += north;
    }
}
