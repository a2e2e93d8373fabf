package io.rowtally.launcher;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** The jar that this class came from, and the loader for what is inside it. */
final class AgentJar {
    /** Where Java 8 keeps its classes in versions of {@code java.specification.version}. */
    private static final String JAVA_8 = "1.8";

    private AgentJar() {}

    /** @throws IOException where the class did not come from a jar of its own */
    static File file() throws IOException {
        CodeSource source = AgentJar.class.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (url == null || !"file".equals(url.getProtocol())) {
            throw new IOException("the agent must lie in a jar file of its own, not in " + url);
        }
        try {
            File file = url.getAuthority() == null || url.getAuthority().isEmpty()
                    ? new File(url.toURI())
                    : new File("//" + url.getAuthority() + url.getPath());
            if (!file.isFile()) {
                throw new IOException("the agent must lie in a jar file of its own, not in " + file);
            }
            return file;
        } catch (URISyntaxException e) {
            return new File(url.getPath());
        } catch (IllegalArgumentException e) {
            return new File(url.getPath());
        }
    }

    static boolean onJava8() {
        return JAVA_8.equals(System.getProperty("java.specification.version"));
    }

    static AgentLoader loader(File jar) throws IOException {
        return new AgentLoader(jar, platformLoader());
    }

    /**
     * The loader of the JDK's modules outside java.base; on Java 8 they are the boot loader's. Found as the topmost above our
     * own: to ask {@code ClassLoader.getPlatformClassLoader} by reflection makes Java 17 read annotations, which takes longer
     * than all else here.
     */
    private static @Nullable ClassLoader platformLoader() {
        if (onJava8()) {
            return null;
        }
        ClassLoader top = AgentJar.class.getClassLoader();
        for (ClassLoader above = top; above != null; above = above.getParent()) {
            top = above;
        }
        return top;
    }
}
