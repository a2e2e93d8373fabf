package io.rowtally.instrument.weave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedClassFilesTest {
    private final List<String> asked = new ArrayList<>();

    @TempDir
    private Path folder;

    /** Defines classes as from wherever it is told, and notes what it is asked for, as a server's loader that was stopped does. */
    private final class Noting extends ClassLoader {
        Class<?> define(String name, byte[] classFile, URL from) {
            CodeSource source = from == null ? null : new CodeSource(from, (Certificate[]) null);
            return defineClass(name, classFile, 0, classFile.length, new ProtectionDomain(source, null, this, null));
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            asked.add(name);
            return new ByteArrayInputStream(new byte[] {7});
        }
    }

    @Test
    void classesOfADirectoryAreReadFromItAndTheirLoaderIsNotAsked() throws Exception {
        byte[] file = classFile("app.One");
        Path classes = folder.resolve("classes of the application");
        Files.createDirectories(classes.resolve("app"));
        Files.write(classes.resolve("app/One.class"), file);

        Class<?> type = new Noting().define("app.One", file, classes.toUri().toURL());

        assertArrayEquals(file, read(type).get(type));
        assertEquals(Collections.emptyList(), asked);
    }

    @Test
    void classesOfAJarAreReadFromItAndTheirLoaderIsNotAsked() throws Exception {
        byte[] one = classFile("app.One");
        byte[] other = classFile("app.Other");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("app/One.class", one);
        entries.put("app/Other.class", other);
        Path jar = jar(entries);
        Noting loader = new Noting();

        Class<?> first = loader.define("app.One", one, jar.toUri().toURL());
        Class<?> second = loader.define("app.Other", other, jar.toUri().toURL());

        Map<Class<?>, byte[]> files = read(first, second);
        assertArrayEquals(one, files.get(first));
        assertArrayEquals(other, files.get(second));
        assertEquals(Collections.emptyList(), asked);
    }

    /** As CGLIB's are, which have the domain of the class that they extend. */
    @Test
    void aClassThatWasMadeInMemoryHasNone() throws Exception {
        Path jar = jar(Collections.singletonMap("app/One.class", classFile("app.One")));
        Class<?> made = new Noting()
                .define("app.Made", classFile("app.Made"), jar.toUri().toURL());

        assertEquals(Collections.emptyMap(), read(made));
        assertEquals(Collections.emptyList(), asked);
    }

    @Test
    void whatIsNoJarDoesNotKeepOthersFromBeingRead() throws Exception {
        byte[] file = classFile("app.One");
        Path broken = Files.write(folder.resolve("broken.jar"), new byte[] {1, 2, 3});
        Path jar = jar(Collections.singletonMap("app/One.class", file));
        Class<?> lost = new Noting().define("app.One", file, broken.toUri().toURL());
        Class<?> there = new Noting().define("app.One", file, jar.toUri().toURL());

        assertEquals(Arrays.asList(there), new ArrayList<>(read(lost, there).keySet()));
        assertEquals(Collections.emptyList(), asked);
    }

    @Test
    void aPlaceWhoseBlanksAreNotEscapedIsFound() throws Exception {
        byte[] file = classFile("app.One");
        Path jar = jar(Collections.singletonMap("app/One.class", file));
        Class<?> type = new Noting().define("app.One", file, new URL("file:" + jar));

        assertArrayEquals(file, read(type).get(type));
        assertEquals(Collections.emptyList(), asked);
    }

    @Test
    void aLoaderIsAskedForWhatCameFromNoFile() throws Exception {
        Class<?> unknown = new Noting().define("app.One", classFile("app.One"), null);
        Class<?> nested = new Noting().define("app.Two", classFile("app.Two"), new URL("jar:file:/a.jar!/lib/b.jar!/"));

        assertArrayEquals(new byte[] {7}, read(unknown).get(unknown));
        assertArrayEquals(new byte[] {7}, read(nested).get(nested));
        assertEquals(Arrays.asList("app/One.class", "app/Two.class"), asked);
    }

    @Test
    void whoWantsNoMoreIsGivenNoMore() throws Exception {
        byte[] file = classFile("app.One");
        Path classes = folder.resolve("classes");
        Files.createDirectories(classes.resolve("app"));
        Files.write(classes.resolve("app/One.class"), file);
        Path jar = jar(Collections.singletonMap("app/One.class", file));
        List<Class<?>> types = new ArrayList<>();
        for (URL from : new URL[] {jar.toUri().toURL(), classes.toUri().toURL(), null}) {
            types.add(new Noting().define("app.One", file, from));
            types.add(new Noting().define("app.One", file, from));
        }

        for (int wanted = 0; wanted <= types.size(); wanted++) {
            assertEquals(wanted, readAtMost(wanted, types));
        }
        // those that came from nowhere are read first: one for who wants one, both for the five who want more
        assertEquals(1 + 5 * 2, asked.size());
    }

    private static int readAtMost(int most, List<Class<?>> types) {
        List<Class<?>> read = new ArrayList<>();
        LoadedClassFiles.read(types, new LoadedClassFiles.Reader() {
            @Override
            public void read(Class<?> type, byte[] classFile) {
                read.add(type);
            }

            @Override
            public boolean wantsMore() {
                return read.size() < most;
            }
        });
        return read.size();
    }

    private static Map<Class<?>, byte[]> read(Class<?>... types) {
        Map<Class<?>, byte[]> files = new LinkedHashMap<>();
        LoadedClassFiles.read(Arrays.asList(types), files::put);
        return files;
    }

    private static byte[] classFile(String name) {
        return new ByteBuddy().subclass(Object.class).name(name).make().getBytes();
    }

    private Path jar(Map<String, byte[]> entries) throws IOException {
        Path jar = folder.resolve("the application's own.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }
}
