package io.rowtally.telemetry;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts a class of the tests in a JVM of its own, the same that runs the tests. */
final class Fork {

    private Fork() {}

    static ProcessBuilder java(Class<?> main, String... arguments) {
        return java(new ArrayList<>(), main, arguments);
    }

    static ProcessBuilder java(List<String> options, Class<?> main, String... arguments) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.add("-cp");
        command.add(String.valueOf(classPath));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command);
    }
}
