package io.rowtally.tagging;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** Tags ten thousand texts in a JVM of its own, whose heap is all that there is for it; prints what it took. */
final class TaggingInSmallHeap {
    static final int TEXTS = 10_000;

    private TaggingInSmallHeap() {}

    public static void main(String[] arguments) throws IOException {
        MadeTexts texts = new MadeTexts(4);
        long before = live();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Tagger tagger = new Tagger(TagRules.none());
        long columns = 0;
        long placed = 0;
        long characters = 0;
        long making = 0;
        for (int i = 0; i < TEXTS; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            String sql = texts.next();
            making += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            Verdict verdict = tagger.tag("app", sql, texts.labels);
            characters += sql.length();
            columns += verdict.columns();
            for (int c = 0; c < verdict.columns(); c++) {
                placed += verdict.column(c).table() == null ? 0 : 1;
            }
        }
        cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu - making;
        long after = live();
        System.out.println("texts=" + TEXTS + " characters=" + characters / TEXTS + " columns=" + columns + " placed="
                + placed + " cpuMillis=" + cpu / 1_000_000 + " rememberedKiB=" + (after - before) / 1024
                + " heapKiB=" + Runtime.getRuntime().maxMemory() / 1024 + " tagger=" + tagger.hashCode());
    }

    private static long live() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
