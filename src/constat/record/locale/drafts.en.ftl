draft-too-large = This draft is longer than { $limit } characters. Save it as a statement, and go on in a second one.
drafts-too-many = You have { $limit } drafts already. Save or discard some of them first.
no-draft = There is no draft { $id } of yours. It may have been saved or discarded already: look among your statements.
