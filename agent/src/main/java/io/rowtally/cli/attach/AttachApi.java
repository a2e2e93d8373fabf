package io.rowtally.cli.attach;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's {@code com.sun.tools.attach.VirtualMachine}, found by Byte Buddy where it is: a module since Java 9, in the
 * JDK's {@code tools.jar} before, and on Java 8 in no class path. Therefore by reflection.
 */
final class AttachApi {
    private static final AttachmentProvider[] PLACES = {
        AttachmentProvider.ForModularizedVm.INSTANCE,
        AttachmentProvider.ForStandardToolsJarVm.JVM_ROOT,
        AttachmentProvider.ForStandardToolsJarVm.JDK_ROOT,
        AttachmentProvider.ForStandardToolsJarVm.MACINTOSH,
        AttachmentProvider.ForJ9Vm.INSTANCE
    };
    /** What the launcher's Answer leaves behind. */
    private static final String ANSWER = "rowtally.attach";

    private final Class<?> virtualMachine;

    private AttachApi(Class<?> virtualMachine) {
        this.virtualMachine = virtualMachine;
    }

    /** The other JVM, or this one's attach interface, says no. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(Throwable cause) {
            super(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
        }
    }

    /** Null where this Java has none. */
    static @Nullable AttachApi find() {
        for (AttachmentProvider place : PLACES) {
            AttachmentProvider.Accessor accessor = place.attempt();
            if (accessor.isAvailable()) {
                return new AttachApi(accessor.getVirtualMachineType());
            }
        }
        return null;
    }

    /** The process number and main class of each JVM that this user sees, without touching any of them. */
    List<String[]> list() {
        List<String[]> machines = new ArrayList<>();
        try {
            Class<?> descriptor =
                    Class.forName(virtualMachine.getName() + "Descriptor", true, virtualMachine.getClassLoader());
            for (Object one : (List<?>) call(virtualMachine, null, "list")) {
                String name = String.valueOf(call(descriptor, one, "displayName"));
                machines.add(new String[] {String.valueOf(call(descriptor, one, "id")), mainClass(name)});
            }
        } catch (Refused | ClassNotFoundException e) {
            return machines;
        }
        return machines;
    }

    /** The arguments behind a main class may be secrets. */
    private static String mainClass(String displayName) {
        int blank = displayName.indexOf(' ');
        return blank < 0 ? displayName : displayName.substring(0, blank);
    }

    /**
     * Loads the agent there.
     *
     * @return what it has answered; null where nothing
     */
    @Nullable
    String load(String pid, File jar, String settings) throws Refused {
        Object machine = call(virtualMachine, null, "attach", pid);
        try {
            Object before = answer(machine);
            Refused refused = null;
            try {
                call(virtualMachine, machine, "loadAgent", jar.getPath(), settings);
            } catch (Refused e) {
                // the attach interface of Java 8 takes the answer of a newer JVM for an error (JDK-8180709)
                refused = e;
            }
            String after = answer(machine);
            if (after != null && !after.equals(before)) {
                return after.substring(after.indexOf(' ') + 1);
            }
            if (refused != null) {
                throw refused;
            }
            return null;
        } finally {
            call(virtualMachine, machine, "detach");
        }
    }

    private @Nullable String answer(Object machine) throws Refused {
        return ((Properties) call(virtualMachine, machine, "getAgentProperties")).getProperty(ANSWER);
    }

    private static Object call(Class<?> type, @Nullable Object target, String method, String... arguments)
            throws Refused {
        Class<?>[] types = new Class<?>[arguments.length];
        Arrays.fill(types, String.class);
        try {
            return type.getMethod(method, types).invoke(target, (Object[]) arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw new Refused(cause == null ? e : cause);
        } catch (ReflectiveOperationException e) {
            throw new Refused(e);
        }
    }
}
