using System.Runtime.InteropServices;

namespace Whence.Store.Intake.Isolation;

/// <summary>Takes from this process, for good, every way to a socket: what it starts and what runs in it asks the kernel in vain.</summary>
/// <remarks>
/// A filter of system calls (seccomp, Linux 3.17 and later) on every thread, which an ordinary user may put on himself. Sockets of all families are refused: the network, and what
/// other programs of the user serve on this machine. Landlock and network namespaces were decided against: Landlock knows TCP alone and one thread at a time, and
/// many systems allow no namespaces to a user. Other systems have nothing like it that needs no rights.
/// </remarks>
public static partial class NetworkBan
{
    private const int NoNewPrivileges = 38, SetFilter = 1, ActionIsKnown = 2, AllThreads = 1;
    private const uint Allow = 0x7fff0000, Refuse = 0x00050000, AccessDenied = 13;

    /// <summary>What a filter reads: the number of the call stands first, the machine that it is meant for four bytes later.</summary>
    private const uint NumberAt = 0, MachineAt = 4;

    private static readonly Calls? _calls = !OperatingSystem.IsLinux() ? null : RuntimeInformation.ProcessArchitecture switch
    {
        // Linux, include/uapi/linux/audit.h and arch/x86/entry/syscalls/syscall_64.tbl; numbers from 0x40000000 on are the same calls once more (x32).
        Architecture.X64 => new Calls(0xC000003E, Seccomp: 317, Control: 157, Socket: 41, Most: 0x3fffffff),
        // include/uapi/asm-generic/unistd.h
        Architecture.Arm64 => new Calls(0xC00000B7, Seccomp: 277, Control: 167, Socket: 198, Most: 0x3fffffff),
        _ => null,
    };

    /// <summary>Whether the kernel can do it.</summary>
    public static unsafe bool IsPossible
    {
        get
        {
            uint action = Refuse;
            return _calls is { } calls && Call((nint)calls.Seccomp, ActionIsKnown, 0, (nint)(&action), 0, 0) == 0;
        }
    }

    /// <summary>From now on no thread of this process, and none of a process that it starts, gets a socket. False where the kernel does not do it: then nothing is changed.</summary>
    public static bool OnThisProcess() => _calls is { } calls && IsPossible && Set(calls);

    private static unsafe bool Set(Calls calls)
    {
        // Rings can make sockets too, and a descriptor can be taken out of a process of the same user.
        const uint RingSetup = 425, TakeDescriptor = 438;
        ReadOnlySpan<Step> filter =
        [
            new(Load, MachineAt), new(IfEqual, calls.Machine, 0, 6),
            new(Load, NumberAt), new(IfMore, calls.Most, 4, 0),
            new(IfEqual, calls.Socket, 3, 0), new(IfEqual, RingSetup, 2, 0), new(IfEqual, TakeDescriptor, 1, 0),
            new(Return, Allow), new(Return, Refuse | AccessDenied),
        ];
        fixed (Step* steps = filter)
        {
            Program program = new((ushort)filter.Length, steps);
            return Call((nint)calls.Control, NoNewPrivileges, 1, 0, 0, 0) == 0 && Call((nint)calls.Seccomp, SetFilter, AllThreads, (nint)(&program), 0, 0) == 0;
        }
    }

    /// <summary>Kinds of steps of a filter (include/uapi/linux/bpf_common.h).</summary>
    private const ushort Load = 0x20, IfEqual = 0x15, IfMore = 0x25, Return = 0x06;

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint Call(nint number, nint first, nint second, nint third, nint fourth, nint fifth);

    /// <param name="Machine">How the kernel names this kind of processor.</param>
    /// <param name="Seccomp">The number of seccomp.</param>
    /// <param name="Control">That of prctl.</param>
    /// <param name="Socket">That of socket.</param>
    /// <param name="Most">No call of this machine has a greater one.</param>
    private sealed record Calls(uint Machine, uint Seccomp, uint Control, uint Socket, uint Most);

    /// <summary>A step of a filter; a condition goes on so many steps further when it holds, or when it does not.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Step(ushort kind, uint value, byte yes = 0, byte no = 0)
    {
        public readonly ushort Kind = kind;
        public readonly byte Yes = yes, No = no;
        public readonly uint Value = value;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly unsafe struct Program(ushort count, Step* first)
    {
        public readonly ushort Count = count;
        public readonly Step* First = first;
    }
}
