namespace Whence.Cli.Commands;

/// <summary>How a command ends, for scripts.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int SomeInputsFailed = 3;
    public const int ConditionHolds = 4;

    /// <summary>Ended by Ctrl-C, as shells number it.</summary>
    public const int Interrupted = 130;

    /// <summary>The code of a run over inputs.</summary>
    public static int Of(int done, int failed) => failed == 0 ? Done : done == 0 ? Failed : SomeInputsFailed;
}
