package io.rowtally.it.fault;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import io.rowtally.it.harness.Until;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JVM whose threads can be stopped from outside and have to go on, as a disk or the system would stop them. */
final class Debugged implements AutoCloseable {
    /** For a JVM's command line; it chooses a port and says it on standard output. */
    static final String OPTION = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

    private static final Pattern PORT =
            Pattern.compile("Listening for transport dt_socket at address: (?:.*:)?(\\d+)\\R");

    private final VirtualMachine jvm;
    private final Process process;

    private Debugged(VirtualMachine jvm, Process process) {
        this.jvm = jvm;
        this.process = process;
    }

    /** @param stdout the file of its standard output */
    static Debugged attach(Process process, Path stdout) throws Exception {
        Until.holds(() -> PORT.matcher(Files.readString(stdout)).find(), process);
        Matcher port = PORT.matcher(Files.readString(stdout));
        if (!port.find()) {
            throw new IllegalStateException();
        }
        AttachingConnector socket = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = socket.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(port.group(1));
        return new Debugged(socket.attach(arguments), process);
    }

    /** Stops a thread where it waits between two turns, so that it holds no lock that the application would wait for. */
    void stop(String name) throws Exception {
        Until.holds(() -> jvm.allThreads().stream().anyMatch(one -> one.name().equals(name)), process);
        ThreadReference thread = jvm.allThreads().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Until.holds(
                () -> {
                    thread.suspend();
                    boolean waits = waits(thread);
                    if (!waits) {
                        thread.resume();
                    }
                    return waits;
                },
                process);
    }

    private static boolean waits(ThreadReference thread) throws IncompatibleThreadStateException {
        for (StackFrame frame : thread.frames()) {
            if (frame.location().declaringType().name().equals(CountDownLatch.class.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Lets go of the JVM; what was stopped goes on. */
    @Override
    public void close() {
        jvm.dispose();
    }
}
