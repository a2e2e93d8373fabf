package io.rowtally.telemetry.verify;

/** One thing that is not as the agent wrote it. Immutable. */
public final class Finding {

    /** How bad, the worst first; the exit code of {@code verify} is the worst one's. */
    public enum Kind {
        /** Something that is there is not what was written there. */
        CHANGED("changed", 3),
        /** Something that was written is not there. */
        GAP("gap", 5),
        /** The log's end is not an orderly one, and nobody writes to it any more. */
        CUT_OFF("cut off", 4);

        private final String word;
        private final int exitCode;

        Kind(String word, int exitCode) {
            this.word = word;
            this.exitCode = exitCode;
        }

        public String word() {
            return word;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;
    private final String place;
    private final String sentence;

    Finding(Kind kind, String place, String sentence) {
        this.kind = kind;
        this.place = place;
        this.sentence = sentence;
    }

    public Kind kind() {
        return kind;
    }

    /** File within the directory, and its line where there is one: {@code telemetry.jsonl:17}. */
    public String place() {
        return place;
    }

    public String sentence() {
        return sentence;
    }

    @Override
    public String toString() {
        return kind.word + " " + place + " " + sentence;
    }
}
