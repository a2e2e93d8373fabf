package io.rowtally.instrument.concurrent;

import io.rowtally.bridge.HandOver;
import io.rowtally.instrument.weave.FieldPolicy;
import io.rowtally.instrument.weave.Weaver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real library, whose pools are advised as they load, in this JVM: its jars lie in a folder that the build fills. */
final class AdvisedJars extends URLClassLoader {
    private static final Path FOLDERS = Paths.get("target/pools");

    private final Weaver weaver = new Weaver(Arrays.asList(new PoolRole(), new ExecutorRole()), FieldPolicy.always());

    private AdvisedJars(URL[] jars) {
        super(jars, HandOver.class.getClassLoader());
    }

    static AdvisedJars in(String folder) throws IOException {
        try (Stream<Path> jars = Files.list(FOLDERS.resolve(folder))) {
            List<URL> urls = jars.map(AdvisedJars::url).collect(Collectors.toList());
            return new AdvisedJars(urls.toArray(new URL[0]));
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = getResourceAsStream(file)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = bytes(in);
            Weaver.@Nullable Woven woven = weaver.weave(this, bytes);
            if (woven != null && woven.failure != null) {
                throw new ClassNotFoundException(name, woven.failure);
            }
            byte[] defined = woven == null ? bytes : woven.classFile;
            return defineClass(name, defined, 0, defined.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static byte[] bytes(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }
}
