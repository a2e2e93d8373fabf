package io.rowtally.ledger;

import io.rowtally.identity.ApplicationClasses;
import java.util.ArrayList;
import java.util.List;

/** Of a stack the frames that the application's people have written, innermost first: class, method and line. */
final class ApplicationFrames {
    private static final int MOST = 12;
    /** Of a stack without any: enough to tell which part of a server or framework it was. */
    private static final int FEW = 4;

    private ApplicationFrames() {}

    /** The frames of a stack; where the application has none in it, a few of whoever read. */
    static List<String> of(StackTraceElement[] stack) {
        List<String> own = frames(stack, true, MOST);
        return own.isEmpty() ? frames(stack, false, FEW) : own;
    }

    private static List<String> frames(StackTraceElement[] stack, boolean own, int most) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : stack) {
            String type = frame.getClassName();
            if (frames.size() < most
                    && !isGenerated(type)
                    && (ApplicationClasses.are(type) || !own && ApplicationClasses.read(type))) {
                int line = frame.getLineNumber();
                frames.add(type + '.' + frame.getMethodName() + (line > 0 ? ":" + line : ""));
            }
        }
        return frames;
    }

    private static boolean isGenerated(String type) {
        return type.contains("$$") || type.contains("$Proxy");
    }
}
