using System.Diagnostics;
using Whence.Apps.Tests.Support;

namespace Whence.Apps.Tests.Cli;

/// <summary>A disk that is full, and one that cannot be written, in a mount namespace of the test's own.</summary>
public sealed class UnwritableDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_disk_is_named_nothing_is_broken_and_the_next_run_goes_on()
    {
        string inputs = Inputs(60);
        string output = await OnDisk($"""
            mount -t tmpfs -o size=2m tmpfs "$disk"
            whence init "$disk/case"
            whence add {inputs} --case "$disk/case"; echo "full $?"
            whence verify --case "$disk/case"; echo "verify $?"
            mount -o remount,size=60m "$disk"
            whence add {inputs} --case "$disk/case"; echo "room $?"
            whence ls --case "$disk/case" --ledger waiting; whence verify --case "$disk/case"; echo "verify $?"
            """);
        Assert.Contains("the disk is full; what was done is stored", output, StringComparison.Ordinal);
        Assert.Contains("full 1", output, StringComparison.Ordinal);
        Assert.Equal(2, output.Split("verify 0").Length - 1);
        Assert.Contains("room 0", output, StringComparison.Ordinal);
        Assert.Contains("No such inputs", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_on_a_read_only_disk_can_be_asked_and_says_that_it_cannot_be_changed()
    {
        string inputs = Inputs(3);
        string output = await OnDisk($"""
            mount -t tmpfs -o size=20m tmpfs "$disk"
            whence init "$disk/case"; whence add {inputs} --case "$disk/case"
            mount -o remount,ro "$disk"
            whence ls --case "$disk/case" | wc -l
            whence search --articles ferry --case "$disk/case" --jsonl | wc -l
            whence verify --case "$disk/case"; echo "verify $?"
            whence add samples --case "$disk/case"; echo "add $?"
            whence init "$disk/other"; echo "init $?"
            """);
        Assert.Equal(["3", "3"], output.Split('\n').Where(l => l.Trim() == "3").Select(l => l.Trim()));
        Assert.Contains("verify 0", output, StringComparison.Ordinal);
        Assert.Contains("cannot be written; nothing was changed", output, StringComparison.Ordinal);
        Assert.Contains("add 1", output, StringComparison.Ordinal);
        Assert.Contains("init 1", output, StringComparison.Ordinal);
    }

    /// <summary>Runs a script that may mount what nobody else sees; both outputs together.</summary>
    private async Task<string> OnDisk(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs mount namespaces of Linux");
        string disk = Directory.CreateDirectory(Path.Combine(_folder.FullName, "disk")).FullName;
        string program = Path.Combine(AppContext.BaseDirectory, "Whence.Cli.dll");
        string output = await Shell($"disk='{disk}'; whence() {{ dotnet '{program}' \"$@\"; }}\n{script}");
        Assert.SkipWhen(output.Contains("unshare:", StringComparison.Ordinal) || output.Contains("mount:", StringComparison.Ordinal), "no mount namespace is allowed here");
        return output;
    }

    private static async Task<string> Shell(string script)
    {
        ProcessStartInfo start = new("unshare", ["-rm", "sh", "-c", "exec 2>&1\n" + script]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return output + await error;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unshare: not installed";
        }
    }

    // Letters in no order, so that they take their room.
    private string Inputs(int count)
    {
        string inputs = Directory.CreateDirectory(Path.Combine(_folder.FullName, "inputs")).FullName;
        var random = new Random(7);
        for (int i = 0; i < count; i++)
        {
            byte[] bytes = new byte[45_000];
            random.NextBytes(bytes);
            File.WriteAllText(Path.Combine(inputs, $"{i:00}.txt"), $"Ferry {i} is late\n\nThe ferry was late on Monday, the captain said. {Convert.ToBase64String(bytes)}");
        }

        return inputs;
    }
}
