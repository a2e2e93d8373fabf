package io.rowtally.tagging;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tags ten thousand texts in a JVM of its own, whose heap is all that there is for it; prints what it took. Between the texts it
 * cuts each into its words by a pattern, some times over: what that takes is the measure of how quick the machine is meanwhile.
 */
final class TaggingInSmallHeap {
    static final int TEXTS = 10_000;
    /** How many times each text is cut. */
    static final int TIMES_CUT = 10;

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*|'[^']*'|[0-9.]+|\\S");

    private TaggingInSmallHeap() {}

    public static void main(String[] arguments) throws IOException {
        MadeTexts texts = new MadeTexts(4);
        long before = live();
        Tagger tagger = new Tagger(TagRules.none());
        long columns = 0;
        long placed = 0;
        long characters = 0;
        long words = 0;
        long tagging = 0;
        long cutting = 0;
        for (int i = 0; i < TEXTS; i++) {
            String sql = texts.next();
            long start = cpu();
            Verdict verdict = tagger.tag("app", sql, texts.labels);
            long tagged = cpu();
            words += words(sql);
            tagging += tagged - start;
            cutting += cpu() - tagged;
            characters += sql.length();
            columns += verdict.columns();
            for (int c = 0; c < verdict.columns(); c++) {
                placed += verdict.column(c).table() == null ? 0 : 1;
            }
        }
        long after = live();
        System.out.println("texts=" + TEXTS + " characters=" + characters / TEXTS + " columns=" + columns + " placed="
                + placed + " words=" + words + " cpuMillis=" + tagging / 1_000_000 + " cutMillis="
                + cutting / 1_000_000 + " rememberedKiB=" + (after - before) / 1024
                + " heapKiB=" + Runtime.getRuntime().maxMemory() / 1024 + " tagger=" + tagger.hashCode());
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long words(String sql) {
        long words = 0;
        for (int i = 0; i < TIMES_CUT; i++) {
            Matcher word = WORD.matcher(sql);
            while (word.find()) {
                words++;
            }
        }
        return words;
    }

    private static long live() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
