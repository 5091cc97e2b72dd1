using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Whence.Store.Intake.Isolation;

/// <summary>The program that reads PDF, archives and mail for this one, in a process of its own: with a bound on its heap, a clock, and no other work.</summary>
/// <param name="fileName">The executable.</param>
/// <param name="arguments">What makes it a child.</param>
public sealed class ChildProgram(string fileName, IReadOnlyList<string> arguments) : IDisposable
{
    /// <summary>The word that makes the command line a child.</summary>
    public const string Argument = "unfold-child";

    /// <summary>Bytes of managed memory that a child may have: 512 MB.</summary>
    public const long MostHeap = 512L * 1024 * 1024;

    private const string CommandLine = "Whence.Cli";

    /// <summary>What a runtime needs to start. Nothing else of this process's environment is a child's business.</summary>
    private static readonly string[] _passedOn = ["PATH", "DOTNET_ROOT", "SystemRoot", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH"];

    private static readonly Lazy<ChildProgram?> _own = new(Own);

    private readonly ConcurrentBag<Child> _idle = [];

    /// <summary>This program as its own child; null where another program uses the library.</summary>
    public static ChildProgram? OfThisProgram => _own.Value;

    /// <summary>The longest that a child may take until it says something. Default 60 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A child that does nothing at the moment, or a new one.</summary>
    internal Child Rent() => _idle.TryTake(out Child? idle) && idle.IsAlive ? idle : new Child(Start(), Patience);

    /// <summary>Takes a child back that has answered to its end.</summary>
    internal void Return(Child child) => _idle.Add(child);

    public void Dispose() => EndIdle();

    /// <summary>Ends the children that do nothing; the next item starts another.</summary>
    public void EndIdle()
    {
        while (_idle.TryTake(out Child? child)) child.Dispose();
    }

    private Process Start()
    {
        ProcessStartInfo start = new(fileName, arguments) { UseShellExecute = false, CreateNoWindow = true, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Except(_passedOn, StringComparer.OrdinalIgnoreCase).ToArray()) start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = MostHeap.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        Process process = Process.Start(start)!;
        // A crash prints pages of stack; nobody reads them, and a full pipe would hold the child.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private static ChildProgram? Own()
    {
        Assembly? entry = Assembly.GetEntryAssembly();
        if (entry?.GetName().Name != CommandLine || Environment.ProcessPath is not { } path) return null;
#pragma warning disable IL3000 // Empty in a single file, which is started by its own name.
        string assembly = entry.Location;
#pragma warning restore IL3000
        bool isHost = Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isHost ? new ChildProgram(path, [assembly, Argument]) : new ChildProgram(path, [Argument]);
    }
}
