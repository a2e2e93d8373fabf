package io.rowtally.it.web;

import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.Share;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A line of Spring Boot on a JDK.
 *
 * @param name the folder of its jars
 */
record Boot(String name, int major) {
    private static final List<Boot> ALL = List.of(
            new Boot("boot2", Server.oldest().major()),
            new Boot("boot2", 17),
            new Boot("boot3", 25),
            new Boot("boot3", 17));

    /** Boot 2.7 on the oldest Java; with the profile "servers" this build's share of 2.7 and 3.5. */
    static Stream<Boot> all() {
        List<Boot> all = (Server.FULL ? ALL.stream() : ALL.stream().limit(1))
                .distinct()
                .filter(boot -> Jdks.all().containsKey(boot.major) && Files.isDirectory(boot.libraries()))
                .toList();
        return IntStream.range(0, all.size())
                .filter(row -> Share.has(row, all.get(row).major))
                .mapToObj(all::get);
    }

    Path home() {
        return Jdks.all().get(major);
    }

    Path libraries() {
        return Path.of(System.getProperty("rowtally.boots"), name);
    }

    @Override
    public String toString() {
        return name + " on Java " + major;
    }
}
