no-upload = There is no upload { $id } of yours. It may be finished, or older than a week: choose the file again.
upload-size = A file of this size is not taken: it is empty, or larger than { $limit } GB.
uploads-too-many = { $limit } files are on their way already. Wait until some are done, or go on with those that were cut off.
upload-piece = Piece { $number } is empty or longer than { $limit } bytes. Send the file again.
upload-missing = Piece { $number } has not arrived. Send it, then finish.
upload-short = The file ends { $left } bytes before the size that was announced. Send the missing pieces, then finish.
upload-long = The file is { $more } bytes longer than was announced. Choose the file again.
