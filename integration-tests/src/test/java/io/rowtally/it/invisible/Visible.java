package io.rowtally.it.invisible;

import io.rowtally.it.harness.ForkedJvm;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What shows of the agent, as lines of {@code View}. The JVM itself puts an agent's jar at the end of the system class
 * path; of what is in it, an application finds the manifest, the licences and the launcher. The rest of the jar lies under
 * names that nobody looks for.
 */
final class Visible {
    private static final Pattern NEW_THREAD = Pattern.compile("(.*a new thread's id: )(\\d+)");

    private final int major;
    private final Map<Pattern, Boolean> expected = new LinkedHashMap<>();

    Visible(int major) {
        this.major = major;
        String jar = Pattern.quote("jar:" + ForkedJvm.agentJar().toFile().toURI() + "!/");
        String loader = major == 8
                ? "(sun\\.misc\\.Launcher\\$AppClassLoader|boot)"
                : "jdk\\.internal\\.loader\\.\\S+AppClassLoader";
        expect("META-INF/MANIFEST\\.MF through the application's loader: " + jar + "META-INF/MANIFEST\\.MF");
        expect("(first )?META-INF/(LICENSE|THIRD-PARTY-NOTICES\\.txt) through the application's loader: " + jar
                + "META-INF/\\S+");
        expect("class io\\.rowtally\\.launcher\\.[\\w-]+ through the application's loader: " + loader);
        expect("class java\\.lang\\.Rowtally\\w+(\\$\\w+)? through the \\S+ \\S+: boot");
        expect("package: io\\.rowtally\\.launcher");
        expect("thread rowtally: daemon of system with io\\.rowtally\\.launcher\\.AgentLoader");
        expect(
                "member: field public transient \\S+ org\\.h2\\.jdbc\\.Jdbc\\w+\\.rowtally\\$(kept|cursor|signature|state|answer|parameters) annotated 0");
        if (major == 8) {
            // the bridge is visible by the jar at the end of the boot class path, and so is a second launcher
            expect("class io\\.rowtally\\.launcher\\.[\\w-]+ through the (loader above|boot loader): boot");
        }
    }

    private void expect(String line) {
        expected.put(Pattern.compile("(at the start|after reading): " + line), false);
    }

    /** Whether the line is one of those that the agent may add. */
    boolean isExpected(String line) {
        for (Map.Entry<Pattern, Boolean> one : expected.entrySet()) {
            if (one.getKey().matcher(line).matches()) {
                one.setValue(true);
                return true;
            }
        }
        return false;
    }

    /**
     * The line as it would be without the agent: before Java 9 the JVM names an agent's jar in {@code java.class.path}; the
     * agent's thread has taken a number, so all later ones are one higher.
     */
    String withoutAgent(String line) {
        Matcher thread = NEW_THREAD.matcher(line);
        if (thread.matches()) {
            return thread.group(1) + (Long.parseLong(thread.group(2)) - 1);
        }
        return major == 8 && line.contains("property java.class.path: ")
                ? line.replace(File.pathSeparator + ForkedJvm.agentJar(), "")
                : line;
    }

    /** What was expected and is not there: it need not be on this list any more. */
    List<Pattern> notSeen() {
        List<Pattern> patterns = new ArrayList<>();
        expected.forEach((pattern, seen) -> {
            if (!seen) {
                patterns.add(pattern);
            }
        });
        return patterns;
    }
}
