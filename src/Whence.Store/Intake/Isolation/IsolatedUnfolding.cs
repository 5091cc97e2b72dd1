using Whence.Articles;

namespace Whence.Store.Intake.Isolation;

/// <summary>Unfolds an item in a child process. What makes a child fail is the failure of that item, or of that part of an archive; everything else is taken.</summary>
internal sealed class IsolatedUnfolding(ChildProgram program, IntakeLimits limits)
{
    /// <summary>Parts of one archive that may make a child fail; then the rest is given up.</summary>
    private const int MostFailures = 16;

    /// <summary>Whether the reader of a format is a large one, so that it is kept apart.</summary>
    public static bool Concerns(InputFormat format) =>
        format is InputFormat.Pdf or InputFormat.Mail or InputFormat.Mailbox or InputFormat.Zip or InputFormat.Tar or InputFormat.Gzip or InputFormat.Warc;

    /// <summary>The pages of a file or of bytes at hand, in their order.</summary>
    /// <param name="path">The file; null when <paramref name="content"/> holds the bytes.</param>
    public IEnumerable<InputResult> Unfold(string name, string? path, byte[] content, GivenFacts given, string? contentType)
    {
        List<string> leftOut = [];
        int known = 0;
        while (true)
        {
            Child child = program.Rent();
            bool whole = false;
            try
            {
                string part = name;
                int count = 0, before = 0;
                string? failure = Asked(child, new ItemRequest(name, path, content, contentType, given, limits.MaxPage, leftOut));
                while (failure is null)
                {
                    (InputResult? result, string? begun) = (null, null);
                    failure = Next(child, ref result, ref begun);
                    if (failure is not null) break;
                    if (begun is not null)
                    {
                        (part, before) = (begun, count);
                        continue;
                    }

                    if (result is null)
                    {
                        whole = true;
                        yield break;
                    }

                    // What was given before a child failed is not given twice.
                    if (count++ >= known) yield return result;
                }

                yield return new InputResult.Refused(part, failure);
                if (part == name) yield break;
                if (leftOut.Count + 1 >= MostFailures)
                {
                    yield return new InputResult.Refused(name, $"made its reader fail {MostFailures} times; what follows is given up");
                    yield break;
                }

                leftOut.Add(part);
                known = before;
            }
            finally
            {
                if (whole) program.Return(child);
                else child.Dispose();
            }
        }
    }

    private static string? Asked(Child child, ItemRequest request)
    {
        try
        {
            child.Ask(request);
            return null;
        }
        catch (IOException)
        {
            return child.Reason();
        }
    }

    private static string? Next(Child child, ref InputResult? result, ref string? begun)
    {
        try
        {
            (result, begun) = child.Answer();
            return null;
        }
        catch (IOException)
        {
            return child.Reason();
        }
    }
}
