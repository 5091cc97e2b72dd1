namespace Whence.Store.Intake.Isolation;

/// <summary>The child: unfolds one item after another, each asked for on standard input and answered on standard output, until its parent is gone.</summary>
public static class ChildUnfolding
{
    /// <summary>Serves until <paramref name="input"/> ends.</summary>
    public static void Serve(Stream input, Stream output)
    {
        using BinaryReader from = new(new BufferedStream(input, 1 << 16));
        using BinaryWriter to = new(new BufferedStream(output, 1 << 16));
        while (ItemFrames.ReadRequest(from) is { } request)
        {
            foreach (InputResult result in Unfold(request, label => ItemFrames.WriteBegun(to, label)))
                ItemFrames.Write(to, result);
            ItemFrames.WriteEnd(to);
        }
    }

    private static IEnumerable<InputResult> Unfold(ItemRequest request, Action<string> begun)
    {
        string? reason = null;
        Stream? content = request.Path is null ? new MemoryStream(request.Content, writable: false) : InputPages.Open(request.Path, out reason);
        if (content is null)
        {
            yield return new InputResult.Refused(request.Name, reason!);
            yield break;
        }

        using (content)
        {
            InputUnfolding unfolding = new(IntakeLimits.Default with { MaxPage = request.MaxPage }) { Begun = begun, LeftOut = request.LeftOut.ToHashSet(StringComparer.Ordinal) };
            foreach (InputResult result in unfolding.Unfold(request.Name, content, request.Given, request.ContentType))
                yield return result;
        }
    }
}
