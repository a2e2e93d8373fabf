package io.rowtally.it.drivers;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** One result set class and its super classes as they ran under the agent, and which of their methods call the bridge. */
final class WovenChain {
    private static final String BRIDGE = "java/lang/Rowtally";

    private static final String SESSION = BRIDGE + "Origin$Session";

    private static final Set<String> TOLD = Set.of(
            "setClientInfo(Ljava/lang/String;Ljava/lang/String;)V",
            "setClientInfo(Ljava/util/Properties;)V",
            "setClientIdentifier(Ljava/lang/String;)V",
            "clearClientIdentifier(Ljava/lang/String;)V",
            "setEndToEndMetrics([Ljava/lang/String;S)V",
            "setDB2ClientUser(Ljava/lang/String;)V",
            "commit()V",
            "rollback()V",
            "close()V");

    private static final List<String> MOVES = List.of(
            "next()Z",
            "previous()Z",
            "first()Z",
            "last()Z",
            "absolute(I)Z",
            "relative(I)Z",
            "beforeFirst()V",
            "afterLast()V");
    /** What moves nothing for the application, whatever the driver does meanwhile. */
    private static final List<String> QUIET = List.of(
            "isBeforeFirst()Z",
            "isAfterLast()Z",
            "isFirst()Z",
            "isLast()Z",
            "refreshRow()V",
            "insertRow()V",
            "updateRow()V",
            "deleteRow()V");

    private final List<ClassNode> classes = new ArrayList<>();

    private WovenChain() {}

    /** @param woven the folder of the jar's woven classes; what is not there runs as it is in the jar */
    static WovenChain of(LinkedClass type, Path woven, Path jar, int major) throws IOException {
        WovenChain chain = new WovenChain();
        try (JarFile file = open(jar, major)) {
            for (String name : type.chain()) {
                String path = name.replace('.', '/') + ".class";
                Path changed = woven.resolve(path);
                ZipEntry entry = file.getEntry(path);
                if (Files.exists(changed) || entry != null) {
                    chain.classes.add(node(
                            Files.exists(changed)
                                    ? Files.readAllBytes(changed)
                                    : file.getInputStream(entry).readAllBytes()));
                }
            }
        }
        return chain;
    }

    /** How many woven classes of a jar were given a serialVersionUID that their file in the jar does not have. */
    static int pinnedVersions(Path woven, Path jar, int major) throws IOException {
        int pinned = 0;
        try (JarFile file = open(jar, major);
                Stream<Path> all = Files.exists(woven) ? Files.walk(woven) : Stream.empty()) {
            for (Path changed : all.filter(Files::isRegularFile).toList()) {
                ZipEntry entry = file.getEntry(woven.relativize(changed).toString());
                // none of a class that another jar has brought
                boolean had = entry == null
                        || declaresVersion(node(file.getInputStream(entry).readAllBytes()));
                pinned += !had && declaresVersion(node(Files.readAllBytes(changed))) ? 1 : 0;
            }
        }
        return pinned;
    }

    /** The class-file versions of the woven classes of a jar. */
    static Set<Integer> majors(Path woven) throws IOException {
        Set<Integer> majors = new TreeSet<>();
        try (Stream<Path> all = Files.walk(woven)) {
            for (Path changed : all.filter(Files::isRegularFile).toList()) {
                majors.add(node(Files.readAllBytes(changed)).version & 0xffff);
            }
        }
        return majors;
    }

    /**
     * The methods of a jar's woven connections by which they are told for whom they work, or end that.
     *
     * @param heard those that call the bridge's session, or those that do not
     */
    static Set<String> methodsThatTell(Path woven, boolean heard) throws IOException {
        Set<String> methods = new TreeSet<>();
        try (Stream<Path> all = Files.walk(woven)) {
            for (Path changed : all.filter(Files::isRegularFile).toList()) {
                ClassNode type = node(Files.readAllBytes(changed));
                type.methods.stream()
                        .filter(method -> isConnection(type) && TOLD.contains(method.name + method.desc))
                        .filter(method -> method.instructions.size() > 0 && calls(method, SESSION) == heard)
                        .forEach(method -> methods.add(type.name + '.' + method.name + method.desc));
            }
        }
        return methods;
    }

    private static boolean isConnection(ClassNode type) {
        return type.methods.stream()
                .anyMatch(method -> method.name.equals("setClientInfo")
                        || method.name.equals("createStatement") && calls(method, BRIDGE + "Jdbc"));
    }

    private static boolean calls(MethodNode method, String owner) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode && ((MethodInsnNode) instruction).owner.equals(owner)) {
                return true;
            }
        }
        return false;
    }

    private static boolean declaresVersion(ClassNode type) {
        return type.fields.stream().anyMatch(field -> field.name.equals("serialVersionUID"));
    }

    private static JarFile open(Path jar, int major) throws IOException {
        return new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.Version.parse(Integer.toString(major)));
    }

    private static ClassNode node(byte[] code) {
        ClassNode node = new ClassNode();
        new ClassReader(code).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return node;
    }

    /** The methods of {@code ResultSet} that count, as the class has them, and that do not reach the bridge. */
    Set<String> unadvised() {
        Set<String> unadvised = new TreeSet<>();
        MOVES.forEach(method -> check(method, "moved", unadvised));
        QUIET.forEach(method -> check(method, "enter", unadvised));
        check("close()V", "closing", unadvised);
        for (Method method : ResultSet.class.getMethods()) {
            Class<?>[] parameters = method.getParameterTypes();
            boolean byColumn = parameters.length > 0 && (parameters[0] == int.class || parameters[0] == String.class);
            if (method.getName().startsWith("get") && byColumn) {
                check(method.getName() + Type.getMethodDescriptor(method), "read", unadvised);
            }
        }
        return unadvised;
    }

    /** Its public getters beside those of {@code ResultSet}, as the class has them. */
    List<VendorGetter> vendorGetters() {
        List<VendorGetter> getters = new ArrayList<>();
        for (ClassNode type : classes) {
            for (MethodNode method : type.methods) {
                String name = method.name + method.desc;
                if (VendorGetter.is(method) && returns(method) && find(0, name) == method) {
                    getters.add(new VendorGetter(VendorGetter.label(method), reaches(name, "read"), marks(method)));
                }
            }
        }
        return getters;
    }

    /** Whether its getters by label call the bridge themselves: {@code yes}, {@code no}, {@code some}, {@code -} without any. */
    String labelsOfItsOwn() {
        Set<Boolean> own = new TreeSet<>();
        for (Method method : ResultSet.class.getMethods()) {
            Class<?>[] parameters = method.getParameterTypes();
            if (method.getName().startsWith("get") && parameters.length > 0 && parameters[0] == String.class) {
                MethodNode declared = find(0, method.getName() + Type.getMethodDescriptor(method));
                if (declared != null && returns(declared)) {
                    own.add(marks(declared));
                }
            }
        }
        return own.size() == 2 ? "some" : own.isEmpty() ? "-" : own.contains(true) ? "yes" : "no";
    }

    private static boolean marks(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call && calls(call, "read")) {
                return true;
            }
        }
        return false;
    }

    private void check(String method, String bridge, Set<String> unadvised) {
        MethodNode declared = find(0, method);
        if (declared != null && returns(declared) && !reaches(method, bridge)) {
            unadvised.add(method);
        }
    }

    /** A method that only throws hands out nothing. */
    private static boolean returns(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() >= Opcodes.IRETURN && instruction.getOpcode() <= Opcodes.RETURN) {
                return true;
            }
        }
        return false;
    }

    /** The declaration that a call on the class numbered {@code from} of the chain, or on its super classes, runs. */
    private MethodNode find(int from, String method) {
        for (ClassNode type : classes.subList(from, classes.size())) {
            for (MethodNode declared : type.methods) {
                if ((declared.name + declared.desc).equals(method) && (declared.access & Opcodes.ACC_ABSTRACT) == 0) {
                    return declared;
                }
            }
        }
        return null;
    }

    /**
     * Whether the method calls the bridge: itself; through the super class's method of that name (Oracle's close()); where
     * it is a compiler's bridge, through what it calls; where it reads by label, through the getter by index that it calls.
     */
    private boolean reaches(String method, String bridge) {
        MethodNode first = find(0, method);
        boolean any = (first.access & Opcodes.ACC_BRIDGE) != 0 || first.desc.startsWith("(Ljava/lang/String;");
        Deque<MethodNode> open = new ArrayDeque<>(List.of(first));
        Set<MethodNode> seen = new HashSet<>();
        while (!open.isEmpty()) {
            MethodNode next = open.poll();
            if (!seen.add(next)) {
                continue;
            }
            for (AbstractInsnNode instruction : next.instructions) {
                if (instruction instanceof MethodInsnNode call) {
                    if (calls(call, bridge) || handsOn(call, method)) {
                        return true;
                    }
                    boolean same = call.getOpcode() == Opcodes.INVOKESPECIAL && method.equals(call.name + call.desc);
                    MethodNode called = any || same ? called(call) : null;
                    if (called != null && called.name.startsWith("get") && !returns(called)) {
                        return true;
                    }
                    if (called != null) {
                        open.add(called);
                    }
                }
            }
        }
        return false;
    }

    /** What reads is one of three: text and whole numbers may tell what a column holds, and a wrapper mostly does not count. */
    private static boolean calls(MethodInsnNode call, String bridge) {
        boolean named = call.name.equals(bridge)
                || bridge.equals("read") && call.name.matches("read(Telling|Through)")
                || bridge.equals("moved") && call.name.equals("movedThrough");
        return named && call.owner.startsWith(BRIDGE);
    }

    /** Another set's answer counts where that set is read (Oracle's sharding proxies). */
    private static boolean handsOn(MethodInsnNode call, String method) {
        return call.getOpcode() == Opcodes.INVOKEINTERFACE
                && call.owner.endsWith("ResultSet")
                && method.equals(call.name + call.desc);
    }

    private MethodNode called(MethodInsnNode call) {
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i).name.equals(call.owner)) {
                return find(call.getOpcode() == Opcodes.INVOKESPECIAL ? i : 0, call.name + call.desc);
            }
        }
        return null;
    }
}
