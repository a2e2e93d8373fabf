package io.rowtally.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects problems while the settings are read, and remembers the first that obliges the agent to stay off. */
final class Problems {
    private static final int MOST = 50;

    private final String consequence;
    private final List<Problem> list = new ArrayList<>();
    private int left;
    private @Nullable Problem off;

    /** Of a start. */
    Problems() {
        this("the agent stays off");
    }

    /** @param consequence of what makes it unsafe to go by what is left of the settings */
    Problems(String consequence) {
        this.consequence = consequence;
    }

    void add(String origin, String text) {
        if (list.size() < MOST) {
            list.add(new Problem(origin, text));
        } else {
            left++;
        }
    }

    /** Adds a problem that makes it unsafe to count by what is left of the settings. */
    void stayOff(String origin, String text) {
        Problem problem = new Problem(origin, text + "; " + consequence);
        if (off == null) {
            off = problem;
            list.add(problem);
        } else {
            add(origin, problem.text());
        }
    }

    /** A value that cannot be used; the default stands in for it. */
    void useDefault(Key key, Given given, String complaint, String standIn) {
        add(
                given.origin,
                key.text + "=" + Problem.quote(given.value) + " " + complaint + "; using the default " + standIn);
    }

    @Nullable
    Problem off() {
        return off;
    }

    List<Problem> list() {
        List<Problem> all = new ArrayList<>(list);
        if (left > 0) {
            all.add(new Problem("settings", left + " more problems like these"));
        }
        return all;
    }
}
