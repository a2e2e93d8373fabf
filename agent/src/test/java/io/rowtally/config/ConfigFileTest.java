package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    @TempDir
    private Path directory;

    private Settings load(String text, Charset charset) throws IOException {
        Files.write(directory.resolve("r.properties"), text.getBytes(charset));
        return load("config=" + directory.resolve("r.properties"));
    }

    private Settings load(String text) {
        return Settings.load(text, new Properties(), Collections.emptyMap());
    }

    private static String onlyProblem(Settings settings) {
        assertEquals(1, settings.problems().size(), settings.problems().toString());
        return settings.problems().get(0).toString();
    }

    @Test
    void itIsReadAsUtf8AndRanksBelowEverythingElse() throws IOException {
        Files.write(
                directory.resolve("f"),
                ("\uFEFF# 工商登记\r\n\r\nservice.name = 登记\r\ninterval: 1m\n"
                                + "tag.icreg.ent_contact.\\\n    lxdh = PHONE\n  ! end\nlog.dir=C:/logs\nuser.source=db-user,os-user")
                        .getBytes(StandardCharsets.UTF_8));

        Settings settings = load("interval=2m,config=" + directory.resolve("f"));

        assertEquals(Collections.emptyList(), settings.problems());
        assertEquals("登记", settings.service().name());
        assertEquals("2m", settings.interval().text());
        assertEquals(Collections.singletonMap("tag.icreg.ent_contact.lxdh", "PHONE"), settings.tagRules());
        assertEquals(new File("C:/logs"), settings.log().directory());
        assertEquals("[db-user, os-user]", settings.user().sources().toString());
    }

    @Test
    void aProblemNamesFileAndLine() throws IOException {
        Settings settings = load("# one\nmode=monitor\ntag.a.b.\\\nc=NONE\n\nintervall=1s\n", StandardCharsets.UTF_8);

        assertEquals(
                directory.resolve("r.properties")
                        + ":6: unknown setting intervall, did you mean interval? It is ignored",
                onlyProblem(settings));
    }

    @Test
    void aCommentIsNotContinued() throws IOException {
        Settings settings = load("# C:\\\nbanner=false\n", StandardCharsets.UTF_8);

        assertEquals(false, settings.banner());
    }

    @Test
    void anIndentedCommentIsNotContinuedEither() throws IOException {
        for (String indent : new String[] {" ", "\t", "\f", " \t\f "}) {
            for (String sign : new String[] {"#", "!"}) {
                Settings settings = load(indent + sign + " C:\\\nbanner=false\n", StandardCharsets.UTF_8);

                assertEquals(false, settings.banner(), "the line behind the comment was swallowed");
                assertEquals(Collections.emptyList(), settings.problems());
            }
        }
    }

    @Test
    void aLastLineThatPromisesToGoOnIsReadAllTheSame() throws IOException {
        assertSame(Mode.OFF, load("mode=off\\", StandardCharsets.UTF_8).mode());
        assertSame(
                Mode.OFF,
                load("banner=true\nmode=off\\\n", StandardCharsets.UTF_8).mode());
    }

    @Test
    void ofAKeyGivenTwiceTheLastCounts() throws IOException {
        Settings settings = load("tag.a.b.c=NONE\ntag.a.b.c=PHONE\n", StandardCharsets.UTF_8);

        assertEquals(Collections.singletonMap("tag.a.b.c", "PHONE"), settings.tagRules());
        assertTrue(onlyProblem(settings).contains(":2: tag.a.b.c is given twice"));
    }

    @Test
    void aBackslashThatDisappearsIsPointedOut() throws IOException {
        Settings settings = load("log.dir=D:\\logs\\data\n", StandardCharsets.UTF_8);

        assertTrue(
                onlyProblem(settings)
                        .endsWith(":1: a backslash in this file is written \\\\ or /; the value is read as D:logsdata"),
                onlyProblem(settings));
        assertEquals(
                Collections.emptyList(),
                load("log.dir=D:\\\\logs\n", StandardCharsets.UTF_8).problems());
        assertTrue(onlyProblem(load("log.dir=D:\\\\logs\\data\n", StandardCharsets.UTF_8))
                .endsWith("the value is read as D:\\logsdata"));
    }

    @Test
    void aBrokenEscapeKeepsTheAgentOff() throws IOException {
        Settings settings = load("banner=false\nlog.dir=D:\\users\n", StandardCharsets.UTF_8);

        assertSame(Mode.OFF, settings.mode());
        assertEquals(false, settings.banner());
        assertTrue(settings.offBecause().toString().contains(":2: the line has a broken \\u escape"));
    }

    @Test
    void aFileThatIsNotThereKeepsTheAgentOff() {
        Settings settings = load("config=" + directory.resolve("none") + ",mode=dry-run");

        assertSame(Mode.OFF, settings.mode());
        assertTrue(onlyProblem(settings).contains("cannot be read: there is no such file"));
        assertTrue(onlyProblem(settings).endsWith("; the agent stays off"));
    }

    @Test
    void aDirectoryOrNoNameKeepsTheAgentOff() {
        assertSame(Mode.OFF, load("config=" + directory).mode());
        assertSame(Mode.OFF, load("config=").mode());
        assertSame(Mode.OFF, load("config=\"\0\"").mode());
    }

    @Test
    void anotherEncodingKeepsTheAgentOff() throws IOException {
        Settings settings = load("tag.icreg.法人.姓名=PERSON_NAME\n", Charset.forName("GBK"));

        assertSame(Mode.OFF, settings.mode());
        assertTrue(onlyProblem(settings).contains("it is not in UTF-8"));
    }

    @Test
    void aHugeFileKeepsTheAgentOff() throws IOException {
        Settings settings = load("#" + new String(new char[1024 * 1024]) + "\n", StandardCharsets.US_ASCII);

        assertSame(Mode.OFF, settings.mode());
        assertTrue(onlyProblem(settings).contains("larger than 1 MiB"));
    }

    @Test
    void aFileOfExactlyTheLargestSizeIsRead() throws IOException {
        char[] comment = new char[1024 * 1024 - "#\nbanner=false\n".length()];
        Arrays.fill(comment, 'x');
        Settings settings = load("#" + new String(comment) + "\nbanner=false\n", StandardCharsets.US_ASCII);

        assertEquals(1024 * 1024, Files.size(directory.resolve("r.properties")));
        assertEquals(false, settings.banner());
    }

    @Test
    void aFileCannotNameAnotherFile() throws IOException {
        assertSame(Mode.OFF, load("config=other\n", StandardCharsets.UTF_8).mode());
    }
}
